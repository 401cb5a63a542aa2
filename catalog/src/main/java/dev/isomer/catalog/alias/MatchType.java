package dev.isomer.catalog.alias;

import java.util.Locale;

/** How the pattern of an alias route is compared with a path. */
public enum MatchType {
    /** The path itself; trailing slashes do not count. */
    LITERAL,
    /** Shell wildcards over the whole path; a star spans slashes. */
    GLOB,
    /** A regular expression for the whole path. */
    REGEX,
    /** Segments with typed placeholders, such as {@code /user/<int:id>}. */
    FLASK;

    /** The name as definitions write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
