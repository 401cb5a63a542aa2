package dev.isomer.storage.spi;

import java.util.List;

/**
 * Databases for tests where the database of a user is: on the same disk or server, under names of their own. That
 * database itself is not touched. Safe for use by any number of threads.
 */
public interface Scratch {
    /** What is there already under the names that would be used, with how to remove it: sentences, mostly none. */
    List<String> leftovers();

    /**
     * Takes the names; called once, before {@link #url}.
     *
     * @throws dev.isomer.storage.error.CannotOpenException if the place cannot be written, or the names are taken
     */
    void prepare();

    /**
     * The URL of a database for tests: the first opening makes it, and a later one finds what a persistent engine kept.
     *
     * @param name the same one names the same database: {@code [a-z0-9-]{1,60}}
     * @throws IllegalStateException after {@link #removeAll}
     */
    String url(String name);

    /** Removes the database that {@code url(name)} named, which is closed, if there is one. */
    void remove(String name);

    /**
     * Removes all that {@link #prepare} and the databases made, also while some are open, whose users then fail; again
     * is harmless.
     */
    void removeAll();
}
