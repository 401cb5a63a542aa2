package dev.isomer.catalog.alias;

import dev.isomer.catalog.text.TextRules;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a definition taken apart, its pattern not yet normalised.
 *
 * <pre>
 *     ␣␣ pattern -> target [glob, ignore-case]   # comment
 *     depth 1
 * </pre>
 */
record AliasLine(int depth, String pattern, String target, MatchType type, boolean ignoresCase) {
    static final String ARROW = "->";

    private static final int INDENT = 2;

    /** The line's content without its comment, or null when nothing else is on it. */
    static @Nullable String content(String line) {
        int end = line.length();
        for (int at = 0; at < line.length(); at++) {
            if (line.charAt(at) == '#' && (at == 0 || TextRules.isBlank(line.charAt(at - 1)))) {
                end = at;
                break;
            }
        }
        String content = line.substring(0, end);
        return TextRules.isBlank(content) ? null : content;
    }

    static AliasLine parse(String content) throws AliasSyntaxException {
        int arrow = content.indexOf(ARROW);
        if (arrow < 0) {
            throw new AliasSyntaxException("Write the line as \"pattern -> target\"; there is no \"->\" in it.");
        }
        String pattern = TextRules.trim(content.substring(0, arrow));
        String right = content.substring(arrow + ARROW.length());
        int bracket = right.indexOf('[');
        String target = TextRules.trim(bracket < 0 ? right : right.substring(0, bracket));
        Options options = bracket < 0 ? new Options() : Options.parse(right.substring(bracket + 1));
        AliasTarget.require(target);
        return new AliasLine(
                depth(content),
                pattern,
                target,
                options.type == null ? MatchType.LITERAL : options.type,
                options.ignoresCase);
    }

    /** The spaces and tabs that a line begins with. */
    static String indentation(String content) {
        int end = 0;
        while (end < content.length() && (content.charAt(end) == ' ' || content.charAt(end) == '\t')) {
            end++;
        }
        return content.substring(0, end);
    }

    private static int depth(String content) {
        return indentation(content).replace("\t", " ".repeat(INDENT)).length() / INDENT;
    }

    /** The options in brackets, while they are read. */
    private static final class Options {
        private @Nullable MatchType type;
        private boolean ignoresCase;

        static Options parse(String afterBracket) throws AliasSyntaxException {
            int end = afterBracket.indexOf(']');
            if (end < 0) {
                throw new AliasSyntaxException("Close the options with \"]\".");
            }
            if (!TextRules.isBlank(afterBracket.substring(end + 1))) {
                throw new AliasSyntaxException("Put nothing after the \"]\" that closes the options.");
            }
            Options options = new Options();
            for (String option : afterBracket.substring(0, end).split(",", -1)) {
                options.take(TextRules.trim(option).toLowerCase(Locale.ROOT));
            }
            return options;
        }

        private void take(String option) throws AliasSyntaxException {
            switch (option) {
                case "" -> {}
                case "ignore-case", "ignorecase" -> ignoresCase = true;
                case "literal" -> takeType(MatchType.LITERAL);
                case "glob" -> takeType(MatchType.GLOB);
                case "regex" -> takeType(MatchType.REGEX);
                case "flask" -> takeType(MatchType.FLASK);
                default ->
                    throw new AliasSyntaxException("Use the options literal, glob, regex, flask and ignore-case; \""
                            + option + "\" is none of them.");
            }
        }

        private void takeType(MatchType given) throws AliasSyntaxException {
            if (type != null && type != given) {
                throw new AliasSyntaxException(
                        "Choose one way to match; both " + type.text() + " and " + given.text() + " are given.");
            }
            type = given;
        }
    }
}
