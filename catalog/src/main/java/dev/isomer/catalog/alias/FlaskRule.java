package dev.isomer.catalog.alias;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A rule with placeholders taken apart: {@code /static<converter(arguments):name>/more}, as Werkzeug writes them.
 *
 * @param regex matches what the rule matches, but for the bounds of numbers
 * @param placeholders in the order of the rule, each a group of the regex
 */
record FlaskRule(String regex, List<FlaskPlaceholder> placeholders) {
    private static final java.util.regex.Pattern PLACEHOLDER =
            java.util.regex.Pattern.compile("<(?:([A-Za-z_][A-Za-z0-9_]*)(?:\\((.*?)\\))?:)?([A-Za-z_][A-Za-z0-9_]*)>");

    static FlaskRule parse(String rule) throws AliasSyntaxException {
        StringBuilder regex = new StringBuilder();
        List<FlaskPlaceholder> placeholders = new ArrayList<>();
        Matcher found = PLACEHOLDER.matcher(rule);
        int at = 0;
        while (found.find()) {
            regex.append(fixed(rule.substring(at, found.start())));
            FlaskPlaceholder placeholder = FlaskPlaceholder.of(found.group(1), found.group(2), found.group(3));
            if (placeholders.stream().anyMatch(other -> other.name().equals(placeholder.name()))) {
                throw new AliasSyntaxException(
                        "Use each placeholder once; <" + placeholder.name() + "> is there twice.");
            }
            placeholders.add(placeholder);
            regex.append('(').append(placeholder.regex()).append(')');
            at = found.end();
        }
        regex.append(fixed(rule.substring(at)));
        return new FlaskRule(regex.toString(), List.copyOf(placeholders));
    }

    private static String fixed(String text) throws AliasSyntaxException {
        if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
            throw new AliasSyntaxException("Write placeholders as <name> or <converter:name>; one is malformed.");
        }
        return Pattern.quote(text.replaceAll("/{2,}", "/"));
    }
}
