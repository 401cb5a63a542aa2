package dev.isomer.catalog.alias;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Compiles regular expressions that users wrote. RE2 runs them in linear time, but copies what is under a counted
 * repetition, so {@code ((a{1000}){1000}){1000}} would take all memory, and a large one a while on a long path: the
 * size is estimated first and bounded.
 */
final class UserPattern {
    private static final int LIMIT_CHARACTERS = 2_000;
    private static final long LIMIT_STEPS = 2_000;
    private static final int LIMIT_GROUPS = 50;
    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private UserPattern() {}

    static Pattern compile(String regex, int flags) throws AliasSyntaxException {
        boolean tooLarge = regex.length() > LIMIT_CHARACTERS
                || regex.chars().filter(c -> c == '(').count() > LIMIT_GROUPS
                || steps(regex) > LIMIT_STEPS;
        if (tooLarge) {
            throw new AliasSyntaxException(
                    "Write a smaller pattern: fewer characters, stars or groups, or lower numbers "
                            + "in its repetitions.");
        }
        try {
            return Pattern.compile(regex, flags);
        } catch (PatternSyntaxException e) {
            throw new AliasSyntaxException("Write a regular expression of the RE2 syntax, which has no look-around and "
                    + "no back-references: " + e.getDescription() + ".");
        }
    }

    /** About how many steps the compiled pattern has: atoms, those under a repetition as often as it counts. */
    private static long steps(String regex) {
        Deque<Long> outer = new ArrayDeque<>();
        Matcher repetition = REPETITION.matcher(regex);
        long group = 0;
        long atom = 0;
        for (int at = 0; at < regex.length(); at++) {
            char c = regex.charAt(at);
            if (c == '(') {
                outer.push(group);
                group = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                atom = group + 1;
                group = outer.pop() + atom;
            } else if (c == '{' && repetition.region(at, regex.length()).lookingAt()) {
                long copies = Math.max(number(repetition.group(1)), number(repetition.group(2)));
                long added = Math.min(LIMIT_STEPS + 1, atom * Math.max(0, copies - 1));
                group += added;
                atom += added;
                at = repetition.end() - 1;
            } else {
                at += c == '\\' ? 1 : 0;
                atom = 1;
                group++;
            }
            if (group > LIMIT_STEPS) {
                return group;
            }
        }
        return group;
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : digits.length() > 6 ? LIMIT_STEPS + 1 : Long.parseLong(digits);
    }
}
