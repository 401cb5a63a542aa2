package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.JdbcConnection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/** SQLite itself, a native library that the driver unpacks when it is first used. */
final class SqliteLibrary {
    /** Older ones have a race that can damage a file in write-ahead mode. */
    private static final int[] OLDEST = {3, 51, 3};

    private SqliteLibrary() {}

    /**
     * Loads the library.
     *
     * @throws CannotOpenException if it cannot be loaded, or is too old
     */
    static void require() {
        String version;
        try (JdbcConnection connection =
                JdbcConnection.preparingAll(JDBC.createConnection(JDBC.PREFIX + ":memory:", new Properties()))) {
            version = connection.texts("SELECT sqlite_version()").get(0);
        } catch (SQLException | LinkageError failure) {
            throw new CannotOpenException(
                    "SQLite's native library could not be loaded. It is unpacked to the folder "
                            + System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"))
                            + ", which must be writable and allow programs to run from it; name another with"
                            + " -Dorg.sqlite.tmpdir=FOLDER.",
                    failure);
        }
        if (!isNewEnough(version)) {
            throw new CannotOpenException(
                    "SQLite " + version
                            + " is too old: before 3.51.3 it could damage its file. Use a newer sqlite-jdbc.",
                    null);
        }
    }

    static boolean isNewEnough(String version) {
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < OLDEST.length; i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part != OLDEST[i]) {
                return part > OLDEST[i];
            }
        }
        return true;
    }
}
