package dev.isomer.web.resource.search;

import dev.isomer.web.page.Highlight;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that is searched for in others, whatever the case of its letters. Takes time in proportion to what is searched
 * alone, however the two texts repeat themselves (Knuth, Morris and Pratt). Immutable.
 */
final class Needle {
    private static final int CODE_POINTS_BEFORE = 40;
    private static final int CODE_POINTS_AFTER = 80;

    private final int[] wanted;

    /** How long the longest true prefix is that also ends there, for each length of a prefix of what is wanted. */
    private final int[] borders;

    Needle(String text) {
        wanted = text.codePoints().map(Needle::folded).toArray();
        if (wanted.length == 0) {
            throw new IllegalArgumentException("Search for at least one character.");
        }
        borders = new int[wanted.length];
        for (int i = 1; i < wanted.length; i++) {
            borders[i] = extended(borders[i - 1], wanted[i]);
        }
    }

    private static int folded(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
        }
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    private int extended(int matched, int codePoint) {
        int length = matched;
        while (length > 0 && wanted[length] != codePoint) {
            length = borders[length - 1];
        }
        return wanted[length] == codePoint ? length + 1 : 0;
    }

    /** Where the first match at or behind an index begins; −1 when there is none. */
    int find(String text, int from) {
        int matched = 0;
        int at = from;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            matched = extended(matched, folded(codePoint));
            if (matched == wanted.length) {
                return text.offsetByCodePoints(at, -matched);
            }
        }
        return -1;
    }

    /** The whole text with every match marked. */
    Highlight mark(String text) {
        return new Highlight(parts(text, 0, text.length()));
    }

    /** The text around the match that begins there, on one line, with every match in it marked. */
    Highlight excerpt(String text, int match) {
        int from = match;
        for (int i = 0; i < CODE_POINTS_BEFORE && from > 0; i++) {
            from = text.offsetByCodePoints(from, -1);
        }
        int to = text.offsetByCodePoints(match, wanted.length);
        for (int i = 0; i < CODE_POINTS_AFTER && to < text.length(); i++) {
            to = text.offsetByCodePoints(to, 1);
        }
        List<Highlight.Part> parts = new ArrayList<>();
        if (from > 0) {
            parts.add(new Highlight.Part("…", false));
        }
        parts.addAll(parts(text, from, to));
        if (to < text.length()) {
            parts.add(new Highlight.Part("…", false));
        }
        return new Highlight(parts);
    }

    private List<Highlight.Part> parts(String text, int from, int to) {
        String window = text.substring(from, to);
        List<Highlight.Part> parts = new ArrayList<>();
        int at = 0;
        int match = find(window, 0);
        while (match >= 0) {
            int end = window.offsetByCodePoints(match, wanted.length);
            add(parts, window.substring(at, match), false);
            add(parts, window.substring(match, end), true);
            at = end;
            match = find(window, at);
        }
        add(parts, window.substring(at), false);
        return parts;
    }

    private static void add(List<Highlight.Part> parts, String text, boolean match) {
        if (!text.isEmpty()) {
            parts.add(new Highlight.Part(text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " "), match));
        }
    }
}
