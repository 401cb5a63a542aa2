package dev.isomer.catalog.alias;

import com.google.re2j.Pattern;

/** Shell wildcards as a regular expression, by the rules of Python's {@code fnmatch}; each star becomes a group. */
final class GlobSyntax {
    private GlobSyntax() {}

    static String toRegex(String glob) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            int codePoint = glob.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            switch (codePoint) {
                case '*' -> regex.append("(.*)");
                case '?' -> regex.append('.');
                case '[' -> {
                    int end = endOfSet(glob, next);
                    if (end < 0) {
                        regex.append("\\[");
                    } else {
                        regex.append(set(glob.substring(next, end)));
                        next = end + 1;
                    }
                }
                default -> regex.append(Pattern.quote(Character.toString(codePoint)));
            }
            at = next;
        }
        return regex.toString();
    }

    /** The place of the bracket that ends a set, or -1; one directly at its beginning is a member. */
    private static int endOfSet(String glob, int start) {
        int from = glob.startsWith("!", start) ? start + 1 : start;
        return glob.indexOf(']', glob.startsWith("]", from) ? from + 1 : from);
    }

    private static String set(String members) {
        boolean negated = members.startsWith("!");
        int[] points = members.substring(negated ? 1 : 0).codePoints().toArray();
        StringBuilder ranges = new StringBuilder();
        int at = 0;
        while (at < points.length) {
            boolean isRange = at + 2 < points.length && points[at + 1] == '-';
            int last = isRange ? points[at + 2] : points[at];
            if (points[at] <= last) {
                ranges.append(String.format("\\x{%x}-\\x{%x}", points[at], last));
            }
            at += isRange ? 3 : 1;
        }
        if (ranges.isEmpty()) {
            return negated ? "." : "[^\\x{0}-\\x{10FFFF}]";
        }
        return (negated ? "[^" : "[") + ranges + "]";
    }
}
