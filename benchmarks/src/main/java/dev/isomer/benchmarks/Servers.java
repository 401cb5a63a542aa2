package dev.isomer.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations that are measured, as a program would call them; each a transaction of its own where there are any.
 */
interface Servers {
    /** The row with this id, or null. */
    @Nullable
    Server get(long id);

    /** The row with this name, or null. */
    @Nullable
    Server find(String name);

    /** Adds a row; gives it with its id. */
    Server insert(Server row);

    /** Turns a row on or off. */
    Server toggle(long id);

    /** Removes a row. */
    void delete(Server row);

    /** The first rows whose name begins so, by name. */
    List<Server> listByPrefix(String prefix, int limit);

    /** How many rows there are. */
    long count();
}
