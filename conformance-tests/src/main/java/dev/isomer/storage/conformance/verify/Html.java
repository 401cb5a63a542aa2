package dev.isomer.storage.conformance.verify;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pieces of HTML. What comes from outside goes through {@link #text}. */
final class Html {
    private Html() {}

    /** Text that stands in an element or in a quoted attribute; characters that HTML forbids become U+FFFD. */
    static String text(String raw) {
        StringBuilder escaped = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xfffd);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\n' || c == '\t' || c >= ' ' && !(c >= 0x7f && c < 0xa0) && !(c >= 0xd800 && c < 0xe000);
    }

    /** All parts, one after the other. */
    static <T> String each(Collection<T> parts, Function<T, String> html) {
        return parts.stream().map(html).collect(Collectors.joining());
    }

    /** A verdict in its colour. */
    static String verdict(String verdict) {
        return "<span class=\"word " + colour(verdict) + "\">" + text(verdict) + "</span>";
    }

    private static String colour(String verdict) {
        return switch (verdict) {
            case "passed" -> "good";
            case "failed" -> "bad";
            default -> "warn";
        };
    }

    /** A bar of what passed and what failed; says so too. */
    static String bar(String more, int passed, int failed) {
        int tests = Math.max(1, passed + failed);
        return "<span class=\"bar" + more + "\" role=\"img\" aria-label=\"" + passed + " passed, " + failed
                + " failed\">" + part("good", passed, tests) + part("bad", failed, tests) + "</span>";
    }

    /** A bar of a time beside the longest one. */
    static String clock(long millis, long longestMillis) {
        return "<span class=\"bar clock\" aria-hidden=\"true\">" + part("", millis, Math.max(1, longestMillis))
                + "</span>";
    }

    private static String part(String colour, long share, long of) {
        String width = String.format(Locale.ROOT, "%.1f", 100.0 * share / of);
        return share == 0 ? "" : "<i class=\"" + colour + "\" style=\"width:" + width + "%\"></i>";
    }
}
