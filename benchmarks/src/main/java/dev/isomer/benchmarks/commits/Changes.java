package dev.isomer.benchmarks.commits;

import dev.isomer.benchmarks.Server;
import java.sql.SQLException;

/** A file of rows, each change of which is a transaction that is durable when it returns. Safe for many threads. */
interface Changes extends AutoCloseable {
    /** Adds a row: as it is kept, with its id. */
    Server insert(Server row) throws SQLException;

    /** Replaces the row with the same id. */
    void update(Server row) throws SQLException;

    @Override
    void close() throws SQLException;
}
