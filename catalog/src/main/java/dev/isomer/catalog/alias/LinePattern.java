package dev.isomer.catalog.alias;

/** Normalises the patterns of alias lines. */
final class LinePattern {
    private LinePattern() {}

    /** A literal path: one slash before it, none after it; the root stays. */
    static String literal(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return rooted(path.substring(0, end));
    }

    /** The pattern with exactly one slash before it. */
    static String rooted(String pattern) {
        int start = 0;
        while (start < pattern.length() && pattern.charAt(start) == '/') {
            start++;
        }
        return "/" + pattern.substring(start);
    }

    /** A literal path under another. */
    static String under(String parent, String path) {
        return literal(parent + literal(path));
    }
}
