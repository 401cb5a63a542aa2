package dev.isomer.catalog.alias;

/**
 * One line of an alias definition, read.
 *
 * @param type how the pattern is compared
 * @param pattern the normalised pattern; for a nested literal line with the segments of the lines that it stands under
 * @param target where the route leads: a path within the application, perhaps with a query and fragment
 * @param ignoresCase whether the comparison ignores letter case (placeholders of {@link MatchType#FLASK} never do)
 */
public record AliasRoute(MatchType type, String pattern, String target, boolean ignoresCase) {
    /** The route that an alias without any usable line has: its own name, leading to itself. */
    static AliasRoute toItself(String aliasName) {
        String path = LinePattern.literal(aliasName);
        return new AliasRoute(MatchType.LITERAL, path, path, false);
    }
}
