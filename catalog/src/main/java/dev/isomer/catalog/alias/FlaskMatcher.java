package dev.isomer.catalog.alias;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A path with typed placeholders. Slashes are strict: {@code /a/} does not match {@code /a}, nor the other way round.
 *
 * @param regex the whole rule; the group numbered as the placeholder captures it
 * @param placeholders in the order of the rule
 * @param route the route itself
 */
record FlaskMatcher(Pattern regex, List<FlaskPlaceholder> placeholders, AliasRoute route) implements RouteMatcher {
    private static final java.util.regex.Pattern IN_TARGET =
            java.util.regex.Pattern.compile("<(?:[A-Za-z_]\\w*(?:\\([^<>]*\\))?:)?([A-Za-z_]\\w*)>");

    static FlaskMatcher of(AliasRoute route) throws AliasSyntaxException {
        FlaskRule rule = FlaskRule.parse(route.pattern());
        return new FlaskMatcher(UserPattern.compile(rule.regex(), 0), rule.placeholders(), route);
    }

    @Override
    public Optional<String> targetFor(String path) {
        Matcher matcher = regex.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean accepted = IntStream.range(0, placeholders.size())
                .allMatch(at -> placeholders.get(at).accepts(matcher.group(at + 1)));
        return accepted ? Optional.of(fill(matcher)) : Optional.empty();
    }

    private String fill(Matcher matcher) {
        List<String> names = placeholders.stream().map(FlaskPlaceholder::name).toList();
        return IN_TARGET.matcher(route.target()).replaceAll(found -> {
            int at = names.indexOf(found.group(1));
            return java.util.regex.Matcher.quoteReplacement(at < 0 ? found.group() : matcher.group(at + 1));
        });
    }
}
