package dev.isomer.web.browser;

/**
 * A page to look at.
 *
 * @param name what to call it, which is part of a file's name too
 * @param site which of the sites it is on
 * @param pattern the pattern of its route; empty for a page that several routes can answer with
 * @param way how a person gets there; gives the status of the answer
 */
record Shown(String name, Place site, String pattern, int status, Way way) {
    /** The sites. */
    enum Place {
        EMPTY,
        FILLED,
        FULL,
        READ_ONLY,
        GUARDED,
        FAILING
    }

    /** Goes to the page. */
    @FunctionalInterface
    interface Way {
        int go(Window window);
    }

    /** A page at an address of its own. */
    static Shown at(Place site, String name, String pattern, String path) {
        return new Shown(name, site, pattern, 200, window -> window.go(path));
    }

    @Override
    public String toString() {
        return name;
    }
}
