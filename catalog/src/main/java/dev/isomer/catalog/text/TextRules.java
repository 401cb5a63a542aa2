package dev.isomer.catalog.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Trimming, line splitting, cutting and case folding by the rules of the catalog's formats (those of Python's text).
 */
public final class TextRules {
    /** Orders texts by code point, which is the order of their UTF-8 bytes; not that of {@link String#compareTo}. */
    public static final Comparator<String> BY_CODE_POINT = TextRules::compareByCodePoint;

    private TextRules() {}

    /** True for the white space that {@link #trim} removes: Unicode's, and the separators U+001C to U+001F. */
    public static boolean isBlank(int codePoint) {
        return codePoint >= 0x09 && codePoint <= 0x0D
                || codePoint >= 0x1C && codePoint <= 0x20
                || codePoint == 0x85
                || codePoint >= 0xA0 && Character.isSpaceChar(codePoint);
    }

    /** True when the text is empty or has nothing but white space. */
    public static boolean isBlank(String text) {
        return trim(text).isEmpty();
    }

    /** The text without the white space at both ends. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * The lines of a text, without their ends. A line ends at LF, CR, CR LF, VT, FF, U+001C to U+001E, U+0085, U+2028
     * and U+2029; an end at the very end of the text starts no further line.
     */
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (endsLine(c)) {
                lines.add(text.substring(start, at));
                if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                    at++;
                }
                start = at + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean endsLine(char c) {
        return c >= '\n' && c <= '\r' || c >= 0x1C && c <= 0x1E || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** The first {@code codePoints} code points of the text, or all of it. */
    public static String cut(String text, int codePoints) {
        return length(text) <= codePoints ? text : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    /** The number of code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** True for letters and for numbers of every kind, in any script. */
    public static boolean isLetterOrNumber(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetterOrDigit(codePoint);
        };
    }

    /**
     * A text that is equal for two texts exactly when Unicode's full case folding is ({@code ß} and {@code SS} meet).
     * The JDK has no folding of its own; upper case followed by lower case, code point by code point, gives the same
     * classes but for the three characters named here.
     */
    public static String foldCase(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case 'İ' -> folded.append("i\u0307");
                case 'ı' -> folded.append('ı');
                case 'ẞ' -> folded.append("ss");
                default ->
                    Character.toString(codePoint)
                            .toUpperCase(Locale.ROOT)
                            .codePoints()
                            .map(Character::toLowerCase)
                            .forEach(folded::appendCodePoint);
            }
        });
        return folded.toString();
    }

    private static int compareByCodePoint(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int at = 0; at < shorter; at++) {
            char a = left.charAt(at);
            char b = right.charAt(at);
            if (a != b) {
                boolean oneIsSurrogate = Character.isSurrogate(a) != Character.isSurrogate(b);
                return oneIsSurrogate ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
