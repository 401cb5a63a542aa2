package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.JdbcConnection;
import java.sql.SQLException;

/** How the connections that read are opened. */
@FunctionalInterface
interface ReadAccess {
    /** A connection that only reads. */
    JdbcConnection open() throws SQLException;

    /** Refuses a read where what idle connections would show may be no state of the file. */
    default void check() {
        // A connection that locks what it reads shows the newest state.
    }
}
