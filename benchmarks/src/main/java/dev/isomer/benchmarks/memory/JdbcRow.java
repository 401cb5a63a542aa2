package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A server in the columns {@code id, name, definition, definition_cid, enabled, created_at, updated_at}. */
final class JdbcRow {
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    private JdbcRow() {}

    static Server read(ResultSet result) throws SQLException {
        return new Server(
                result.getLong(1),
                result.getString(2),
                result.getString(3),
                result.getString(4),
                result.getBoolean(5),
                instant(result.getLong(6)),
                instant(result.getLong(7)));
    }

    static void bind(PreparedStatement insert, long id, Server row) throws SQLException {
        insert.setLong(1, id);
        insert.setString(2, row.name());
        insert.setString(3, row.definition());
        insert.setString(4, row.definitionCid());
        insert.setBoolean(5, row.enabled());
        insert.setLong(6, micros(row.createdAt()));
        insert.setLong(7, micros(row.updatedAt()));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
    }

    /** The least text that is after all that begin so. */
    static String afterAll(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
