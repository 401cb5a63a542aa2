package dev.isomer.catalog.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Patterns made to be slow, over texts of 10 to 10,000 characters: each looks at its text in proportion to its length,
 * or is refused before it is compiled. What is counted are looks at characters, so no clock decides.
 */
final class HostilePatternTest {
    private static final List<String> SLOW_PARTS = List.of(
            "(a+)+",
            "(a*)*",
            "(a|a)*",
            "(a|aa)+",
            "(a+a+)+",
            "(.*a){12}",
            "(a?){25}a{25}",
            "([a-z]+)*",
            "(a.*)*",
            "(\\w+)+");
    private static final List<String> ENDS =
            List.of("y", "$", "b", "[^a]", "\\z", "c?y", "(y|z)", "\\d", "(x+x+)+y", "!");
    private static final List<String> STARTS = List.of("", "^", ".*", "(a+)*");
    private static final int[] LENGTHS = {10, 100, 1_000, 10_000};
    private static final int LOOKS_FOR_EACH_CHARACTER = 8;

    /** A text that counts how often a character of it is looked at, and has enough at some number. */
    private static final class CountingText implements CharSequence {
        private final String text;
        private final long limit;
        private long looks;

        CountingText(String text, long limit) {
            this.text = text;
            this.limit = limit;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > limit) {
                throw new TooManyLooks();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        for (String start : STARTS) {
            for (String part : SLOW_PARTS) {
                ENDS.forEach(end -> patterns.add(start + part + end));
            }
        }
        return patterns;
    }

    @Test
    void everyPatternLooksAtItsTextInProportionToItsLength() throws AliasSyntaxException {
        int measured = 0;
        for (String pattern : patterns()) {
            var compiled = UserPattern.compile(pattern, 0);
            for (int length : LENGTHS) {
                long limit = (long) LOOKS_FOR_EACH_CHARACTER * length + 100;
                CountingText text = new CountingText("a".repeat(length), limit);
                compiled.matcher(text).find();
                assertTrue(text.looks > 0, pattern);
                measured++;
            }
        }
        assertEquals(400 * LENGTHS.length, measured);
    }

    /** The control: the patterns of the JDK need far more, or all of the stack. */
    @Test
    void theJdkLooksFarMoreOftenForMostOfThem() {
        int length = 1_000;
        long limit = 100L * LOOKS_FOR_EACH_CHARACTER * length;
        long slow = patterns().stream()
                .filter(pattern -> needsMore(Pattern.compile(pattern), new CountingText("a".repeat(length), limit)))
                .count();
        assertTrue(slow > 100, () -> "" + slow);
    }

    private static boolean needsMore(Pattern pattern, CountingText text) {
        try {
            pattern.matcher(text).find();
            return false;
        } catch (TooManyLooks | StackOverflowError failed) {
            return true;
        }
    }

    @Test
    void whatWouldBeTooLargeIsRefusedBeforeItIsCompiled() {
        Stream.of(
                        "((a{100}){100}){100}",
                        "((((a{9}){9}){9}){9}){9}",
                        "(a{1,1000}){1,1000}",
                        "a{2147483647}",
                        "a{99999999999999999999}",
                        "(".repeat(60) + ")".repeat(60),
                        "a?".repeat(1_001),
                        "x".repeat(2_001),
                        "[a-z]{1000}{1000}")
                .forEach(pattern ->
                        assertThrows(AliasSyntaxException.class, () -> UserPattern.compile(pattern, 0), pattern));
    }
}
