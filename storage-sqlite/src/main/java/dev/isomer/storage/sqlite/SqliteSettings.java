package dev.isomer.storage.sqlite;

import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.spi.Setting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of a connection that the contract depends on, and the version of SQLite. */
final class SqliteSettings {
    private SqliteSettings() {}

    static List<Setting> of(JdbcConnection connection) throws SQLException {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting("sqlite_version", text(connection, "SELECT sqlite_version()"), null));
        add(settings, connection, "user_version", String.valueOf(SqliteFile.FORMAT_VERSION));
        add(settings, connection, "foreign_keys", "1");
        add(settings, connection, "ignore_check_constraints", "0");
        add(settings, connection, "journal_mode", "wal");
        // 2 is FULL: the log is on the disk before a commit returns.
        add(settings, connection, "synchronous", "2");
        add(settings, connection, "encoding", "UTF-8");
        add(settings, connection, "busy_timeout", null);
        return settings;
    }

    private static void add(List<Setting> settings, JdbcConnection connection, String pragma, @Nullable String needed)
            throws SQLException {
        settings.add(new Setting(pragma, text(connection, "PRAGMA " + pragma), needed));
    }

    private static String text(JdbcConnection connection, String sql) throws SQLException {
        return connection.texts(sql).get(0);
    }
}
