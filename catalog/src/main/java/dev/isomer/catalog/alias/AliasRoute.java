package dev.isomer.catalog.alias;

import java.util.Optional;

/**
 * One line of an alias definition, read.
 *
 * @param type how the pattern is compared
 * @param pattern the normalised pattern; for a nested literal line with the segments of the lines that it stands under
 * @param target where the route leads: a path within the application, perhaps with a query and fragment
 * @param ignoresCase whether the comparison ignores letter case (placeholders of {@link MatchType#FLASK} never do)
 */
public record AliasRoute(MatchType type, String pattern, String target, boolean ignoresCase) {
    /** Where the route leads for a path, which is percent-decoded; empty when it does not match. Compiles it anew. */
    public Optional<String> targetFor(String path) {
        return RouteMatcher.ofRead(this).targetFor(path.startsWith("/") ? path : "/" + path);
    }

    /** The route that an alias without any usable line has: its own name, leading to itself. */
    static AliasRoute toItself(String aliasName) {
        String path = LinePattern.literal(aliasName);
        return new AliasRoute(MatchType.LITERAL, path, path, false);
    }
}
