package dev.isomer.catalog.alias;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.isomer.catalog.text.TextRules;
import java.util.Optional;

/** A route ready to be compared with paths. Immutable; takes time linear in the length of the path. */
sealed interface RouteMatcher permits RouteMatcher.Literal, RouteMatcher.Glob, RouteMatcher.Regex, FlaskMatcher {
    /**
     * The target for a path that begins with a slash, with what was captured filled in; empty when it does not match.
     */
    Optional<String> targetFor(String path);

    /** Prepares a route. */
    static RouteMatcher of(AliasRoute route) throws AliasSyntaxException {
        int flags = route.ignoresCase() ? Pattern.CASE_INSENSITIVE : 0;
        return switch (route.type()) {
            case LITERAL -> new Literal(comparable(route.pattern(), route.ignoresCase()), route);
            case GLOB ->
                new Glob(UserPattern.compile(GlobSyntax.toRegex(route.pattern()), flags | Pattern.DOTALL), route);
            case REGEX -> new Regex(UserPattern.compile(route.pattern(), flags), route);
            case FLASK -> FlaskMatcher.of(route);
        };
    }

    /** Prepares a route of a line that was read, and so compiles. */
    static RouteMatcher ofRead(AliasRoute route) {
        try {
            return of(route);
        } catch (AliasSyntaxException e) {
            throw new IllegalStateException("A route that was read must compile: " + route, e);
        }
    }

    private static String comparable(String path, boolean ignoresCase) {
        return ignoresCase ? TextRules.foldCase(path) : path;
    }

    /** Equal but for trailing slashes. */
    record Literal(String wanted, AliasRoute route) implements RouteMatcher {
        @Override
        public Optional<String> targetFor(String path) {
            boolean matches =
                    comparable(LinePattern.literal(path), route.ignoresCase()).equals(wanted);
            return matches ? Optional.of(route.target()) : Optional.empty();
        }
    }

    /** Wildcards; each star of the target takes what the next star of the pattern matched. */
    record Glob(Pattern regex, AliasRoute route) implements RouteMatcher {
        @Override
        public Optional<String> targetFor(String path) {
            Matcher matcher = regex.matcher(path);
            return matcher.matches() ? Optional.of(fill(matcher)) : Optional.empty();
        }

        private String fill(Matcher matcher) {
            String target = route.target();
            StringBuilder filled = new StringBuilder();
            int group = 0;
            for (int at = 0; at < target.length(); at++) {
                char c = target.charAt(at);
                if (c == '\\' && target.startsWith("*", at + 1)) {
                    filled.append('*');
                    at++;
                } else if (c == '*' && group < matcher.groupCount()) {
                    filled.append(matcher.group(++group));
                } else {
                    filled.append(c);
                }
            }
            return filled.toString();
        }
    }

    /** A regular expression for the whole path. */
    record Regex(Pattern regex, AliasRoute route) implements RouteMatcher {
        @Override
        public Optional<String> targetFor(String path) {
            return regex.matcher(path).matches() ? Optional.of(route.target()) : Optional.empty();
        }
    }
}
