package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** That two sides on one database give and make the same rows, without which measuring them would compare nothing. */
final class Agreement {
    private static final int COMPARED_ROWS = 200;

    private final Operations one;
    private final Operations other;

    private Agreement(Operations one, Operations other) {
        this.one = one;
        this.other = other;
    }

    /**
     * Compares all operations.
     *
     * @param rows what is in the table
     * @throws IllegalStateException if the sides differ
     */
    static void require(Operations one, Operations other, List<Server> rows) throws SQLException {
        Agreement agreement = new Agreement(one, other);
        agreement.requireReads(rows.subList(0, COMPARED_ROWS));
        requireWrites(one, other);
        requireWrites(other, one);
    }

    private void requireReads(List<Server> rows) throws SQLException {
        for (Server row : rows) {
            requireEqual(one.get(row.id()), other.get(row.id()));
            requireEqual(one.find(row.name()), other.find(row.name()));
            String prefix = row.name().substring(0, row.name().length() - 1);
            requireEqual(one.listByPrefix(prefix), other.listByPrefix(prefix));
            requireEqual(one.page(row), other.page(row));
            if (row.definitionCid() != null) {
                requireEqual(one.count(row.definitionCid()), other.count(row.definitionCid()));
            }
        }
    }

    /** What one side writes the other reads, and goes on from. */
    private static void requireWrites(Operations writer, Operations reader) throws SQLException {
        Server row = writer.insert(Server.numbered("written-", 0, 1));
        requireEqual(row, reader.get(row.id()));
        Server next = reader.insert(Server.numbered("written-next-", 0, 1));
        requireEqual(row.id() + 1, next.id());
        writer.update(next.switched(Instant.EPOCH));
        requireEqual(next.switched(Instant.EPOCH), reader.get(next.id()));
        requireEqual(true, writer.delete(next.id()));
        requireEqual(false, reader.delete(next.id()));
        requireEqual(true, reader.delete(row.id()));
        requireEqual(null, writer.get(row.id()));
        List<Server> together =
                writer.insertAll(List.of(Server.numbered("written-a-", 0, 1), Server.numbered("written-b-", 1, 2)));
        for (Server added : together) {
            requireEqual(added, reader.get(added.id()));
            requireEqual(true, reader.delete(added.id()));
        }
    }

    private static void requireEqual(@Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            throw new IllegalStateException("The two sides differ: " + one + " and " + other);
        }
    }
}
