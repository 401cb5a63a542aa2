package dev.isomer.web.resource.alias;

import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.catalog.alias.AliasRoute;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells which routes of aliases are never reached because the application answers their paths itself.
 *
 * <p>A literal route has one path. Of the others it is said only where everything that they can match begins with a
 * whole segment of the application's own, as in {@code /servers/*}.
 */
public final class Shadows {
    private static final String REGEX_SIGNS = "\\^$.|?*+()[]{}";
    private static final String OPTIONAL_SIGNS = "?*{";

    private Shadows() {}

    /** The shadowed routes of an alias, from the top. */
    public static List<AliasRoute> of(AliasDefinition definition, Predicate<String> isFixed) {
        return definition.routes().stream()
                .filter(route -> isShadowed(route, isFixed))
                .toList();
    }

    static boolean isShadowed(AliasRoute route, Predicate<String> isFixed) {
        String pattern = route.pattern();
        return switch (route.type()) {
            case LITERAL -> isFixed.test(pattern);
            case GLOB -> beginsFixed(before(pattern, "*?[\\"), isFixed);
            case FLASK -> beginsFixed(before(pattern, "<"), isFixed);
            case REGEX -> !pattern.contains("|") && beginsFixed(literalBeginning(pattern), isFixed);
        };
    }

    private static boolean beginsFixed(String beginning, Predicate<String> isFixed) {
        int end = beginning.indexOf('/', 1);
        return end > 0 && isFixed.test(beginning.substring(0, end));
    }

    private static String before(String pattern, String signs) {
        int end = 0;
        while (end < pattern.length() && signs.indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        return pattern.substring(0, end);
    }

    /** What every match begins with; the last character does not count where the sign behind it makes it optional. */
    private static String literalBeginning(String pattern) {
        String beginning = before(pattern, REGEX_SIGNS);
        boolean isOptional = beginning.length() < pattern.length()
                && OPTIONAL_SIGNS.indexOf(pattern.charAt(beginning.length())) >= 0;
        return isOptional && !beginning.isEmpty() ? beginning.substring(0, beginning.length() - 1) : beginning;
    }
}
