package dev.isomer.reliability.store;

import dev.isomer.storage.model.Bytes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** A database by JDBC, as a program would use it without Isomer. */
final class JdbcStore implements NumberedStore {
    private final Connection connection;
    private final Workload workload;
    private long newest;

    private JdbcStore(String url, List<String> settings, Workload workload) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        this.workload = workload;
        boolean done = false;
        try {
            prepare(settings);
            this.newest = parts().stream().mapToLong(Part::number).max().orElse(0);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private void prepare(List<String> settings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            statement.execute("CREATE TABLE IF NOT EXISTS part (number BIGINT NOT NULL, slot INTEGER NOT NULL,"
                    + " place INTEGER NOT NULL, words VARCHAR(100) NOT NULL, content VARBINARY(1000000) NOT NULL)");
            statement.execute("CREATE INDEX IF NOT EXISTS part_slot ON part (slot)");
        }
        connection.setAutoCommit(false);
    }

    static JdbcStore sqliteNormal(Path folder, Workload workload) throws SQLException {
        List<String> settings = List.of("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL");
        return new JdbcStore("jdbc:sqlite:" + folder.resolve("store.db"), settings, workload);
    }

    static JdbcStore h2(Path folder, Workload workload) throws SQLException {
        return new JdbcStore("jdbc:h2:file:" + folder.resolve("store").toAbsolutePath(), List.of(), workload);
    }

    @Override
    public long commit(LongUnaryOperator next) throws SQLException {
        long number = next.applyAsLong(newest);
        boolean done = false;
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM part WHERE slot = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO part VALUES (?, ?, ?, ?, ?)")) {
            delete.setInt(1, workload.slot(number));
            delete.executeUpdate();
            for (Part part : Part.allOf(number, workload)) {
                insert.setLong(1, number);
                insert.setInt(2, workload.slot(number));
                insert.setInt(3, part.place());
                insert.setString(4, part.words());
                insert.setBytes(5, part.content().toByteArray());
                insert.executeUpdate();
            }
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
        newest = number;
        return number;
    }

    @Override
    public List<Part> parts() throws SQLException {
        List<Part> parts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number, place, words, content FROM part")) {
            while (rows.next()) {
                parts.add(new Part(rows.getLong(1), rows.getInt(2), rows.getString(3), Bytes.of(rows.getBytes(4))));
            }
        }
        return parts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
