package dev.isomer.web.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one pattern, and what answers there.
 *
 * @param pattern as {@link Router.Builder#route} takes it
 * @param methods those that are routed here
 * @param answering answers requests of every method
 * @param bodyLimits how many bytes long the body of a request may be, where not as long as usual
 * @param quick see {@link Router.Builder#quick}
 */
record Place(
        String pattern,
        List<Part> parts,
        Set<Method> methods,
        Handler answering,
        Map<Method, Integer> bodyLimits,
        Predicate<Request> quick) {

    /** What fits one segment of a path; what it names is taken from there. */
    private interface Part {
        /** The value that the segment has for {@link #name}, or null when it does not fit. */
        @Nullable
        String value(String segment);

        /** What a pattern calls it, or empty where it is fixed. */
        String name();

        /** All segments that fit, or empty where they cannot be listed. */
        List<String> fitting();
    }

    private record Fixed(String text) implements Part {
        @Override
        public List<String> fitting() {
            return List.of(text);
        }

        @Override
        public @Nullable String value(String segment) {
            return text.equals(segment) ? segment : null;
        }

        @Override
        public String name() {
            return "";
        }
    }

    private record Any(String name, Predicate<String> kind) implements Part {
        @Override
        public List<String> fitting() {
            return List.of();
        }

        @Override
        public @Nullable String value(String segment) {
            return !segment.isEmpty() && kind.test(segment) ? segment : null;
        }
    }

    /** A list with a dot and the name of a form behind it, which is the value. */
    private record Ending(String list) implements Part {
        @Override
        public List<String> fitting() {
            return Representation.words().stream()
                    .map(word -> list + "." + word)
                    .toList();
        }

        @Override
        public @Nullable String value(String segment) {
            return fitting().contains(segment) ? segment.substring(list.length() + 1) : null;
        }

        @Override
        public String name() {
            return "ending";
        }
    }

    /** The parts of a pattern; those in braces fit segments of this kind. */
    static List<Part> parts(String pattern, Predicate<String> kind) {
        return pattern.equals("/")
                ? List.of()
                : Arrays.stream(pattern.substring(1).split("/"))
                        .map(text -> part(text, kind))
                        .toList();
    }

    private static Part part(String text, Predicate<String> kind) {
        if (text.endsWith(Representation.ENDING)) {
            return new Ending(text.substring(0, text.length() - Representation.ENDING.length()));
        }
        return text.startsWith("{") ? new Any(text.substring(1, text.length() - 1), kind) : new Fixed(text);
    }

    /** The first segments that fit; empty where that is more than can be listed, or none. */
    List<String> firstSegments() {
        return parts.isEmpty() ? List.of() : parts.get(0).fitting();
    }

    /** The parts of a path that the pattern names, or null when the path does not fit. */
    @Nullable
    Map<String, String> match(List<String> segments) {
        if (segments.size() != parts.size()) {
            return null;
        }
        Map<String, String> named = Map.of();
        for (int i = 0; i < parts.size(); i++) {
            String value = parts.get(i).value(segments.get(i));
            if (value == null) {
                return null;
            }
            String name = parts.get(i).name();
            if (!name.isEmpty()) {
                named = with(named, name, value);
            }
        }
        return named;
    }

    /** A pattern that names several parts is rare. */
    private static Map<String, String> with(Map<String, String> named, String name, String value) {
        if (named.isEmpty()) {
            return Map.of(name, value);
        }
        Map<String, String> more = new HashMap<>(named);
        more.put(name, value);
        return Map.copyOf(more);
    }
}
