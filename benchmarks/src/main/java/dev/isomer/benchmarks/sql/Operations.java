package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that are measured, as a program would call them; each a transaction of its own. For one thread. */
interface Operations {
    /** How many rows {@link #listByPrefix} gives at the most. */
    int LISTED_ROWS = 20;

    /** How many rows {@link #page} gives at the most. */
    int PAGE_ROWS = 50;

    /** The row with this id, or null. */
    @Nullable
    Server get(long id) throws SQLException;

    /** The row with this name, or null. */
    @Nullable
    Server find(String name) throws SQLException;

    /** The first rows whose name begins so, by name. */
    List<Server> listByPrefix(String prefix) throws SQLException;

    /** The enabled rows that follow a row, by name. */
    List<Server> page(Server after) throws SQLException;

    /** How many rows have this content. */
    long count(String definitionCid) throws SQLException;

    /** Adds a row; gives it with its id. */
    Server insert(Server row) throws SQLException;

    /** Adds rows in one transaction, one after the other; gives them with their ids. */
    List<Server> insertAll(List<Server> rows) throws SQLException;

    /** Replaces the row with the same id. */
    void update(Server row) throws SQLException;

    /** Removes a row; false if there is none. */
    boolean delete(long id) throws SQLException;

    /** Refuses that a replacement found no row. */
    static void requireOne(int changed, Server row) {
        if (changed != 1) {
            throw new IllegalStateException("There is no row " + row.id() + ".");
        }
    }
}
