package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation, which either side can do.
 *
 * @param name what the table says
 * @param preparation makes what its calls need
 */
record Operation(String name, Preparation preparation) {
    private static final int BATCH_ROWS = 100;
    private static final int SCATTER = 7_919;
    /** Of those that differ by two digits there are a hundred. */
    private static final int OPEN_DIGITS = 2;

    private static final String NEW_PREFIX = "new-";

    /** Makes what so many calls need, outside of the time that is measured. */
    @FunctionalInterface
    interface Preparation {
        Call prepare(Operations side, int calls) throws SQLException;
    }

    /** One call, numbered from 0. */
    @FunctionalInterface
    interface Call {
        @Nullable
        Object run(int number) throws SQLException;
    }

    /** All operations, on a table with these rows. */
    static List<Operation> on(List<Server> rows) {
        return List.of(
                onRows("get by id", rows, (side, row) -> side.get(row.id())),
                onRows("find by unique name", rows, (side, row) -> side.find(row.name())),
                onRows("20 rows by prefix, ordered", rows, (side, row) -> side.listByPrefix(prefix(row))),
                onRows("page of 50, ordered", rows, Operations::page),
                onRows("count with a condition", rows, (side, row) -> side.count(content(row))),
                new Operation("insert", (side, calls) -> {
                    List<Server> made = made(calls);
                    return number -> side.insert(made.get(number));
                }),
                onRows("update", rows, (side, row) -> {
                    side.update(row.switched(Instant.EPOCH));
                    return row;
                }),
                new Operation("delete", (side, calls) -> {
                    List<Server> inserted = side.insertAll(made(calls));
                    return number -> side.delete(inserted.get(number).id());
                }),
                new Operation(BATCH_ROWS + " inserts in one transaction", (side, calls) -> {
                    List<Server> made = made(calls * BATCH_ROWS);
                    return number -> side.insertAll(made.subList(number * BATCH_ROWS, (number + 1) * BATCH_ROWS));
                }));
    }

    /** What is done with a row of the table. */
    @FunctionalInterface
    private interface OnRow {
        @Nullable
        Object run(Operations side, Server row) throws SQLException;
    }

    private static Operation onRows(String name, List<Server> rows, OnRow call) {
        return new Operation(
                name,
                (side, calls) -> number -> call.run(side, rows.get((int) ((long) number * SCATTER % rows.size()))));
    }

    private static String prefix(Server row) {
        return row.name().substring(0, row.name().length() - OPEN_DIGITS);
    }

    private static String content(Server row) {
        return row.definitionCid() == null ? "none" : row.definitionCid();
    }

    private static List<Server> made(int count) {
        List<Server> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(Server.numbered(NEW_PREFIX, i, count));
        }
        return rows;
    }
}
