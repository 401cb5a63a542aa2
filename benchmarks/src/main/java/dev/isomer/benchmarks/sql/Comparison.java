package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import dev.isomer.benchmarks.Turns;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A store beside the same statements by hand, on one database: that both do the same, and then what they take. */
final class Comparison {
    private static final int ROWS = 10_000;
    private static final int TURN_MILLIS = 40;
    private static final double NANOS_PER_MICRO = 1e3;

    private Comparison() {}

    /** Fills the table of a side: its rows. */
    static List<Server> fill(Operations side) throws SQLException {
        List<Server> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Server.numbered("server-", i, ROWS));
        }
        return side.insertAll(rows);
    }

    /** Measures an engine and prints two tables. */
    static void print(Place place, int turns) throws SQLException {
        try (Store opened = place.open(StoreOptions.defaults());
                HandWritten byHand = place.byHand();
                HandWritten cleaner = place.byHand()) {
            Operations store = new StoreOperations(opened);
            List<Server> rows = fill(store);
            byHand.analyse();
            Agreement.require(store, byHand, rows);
            DatabaseMetaData database = byHand.writer().getMetaData();
            String title = String.format(
                    Locale.ROOT,
                    "%s %s, %s %s",
                    place.engine().title(),
                    database.getDatabaseProductVersion(),
                    database.getDriverName(),
                    database.getDriverVersion());
            measure(new Interleaved(List.of(store, byHand), cleaner, rows, TURN_MILLIS), turns, title);
            Agreement.require(store, byHand, rows);
        }
    }

    private static void measure(Interleaved sides, int turns, String title) throws SQLException {
        List<Turns> wall = new ArrayList<>();
        List<Turns> processor = new ArrayList<>();
        for (int i = 0; i < sides.operations().size(); i++) {
            wall.add(new Turns());
            processor.add(new Turns());
        }
        sides.measure(turns, (i, spent) -> {
            Interleaved.Spent ours = spent.get(0);
            Interleaved.Spent theirs = spent.get(1);
            wall.get(i).add(ours.wall() / NANOS_PER_MICRO, theirs.wall() / NANOS_PER_MICRO);
            processor.get(i).add(ours.processor() / NANOS_PER_MICRO, theirs.processor() / NANOS_PER_MICRO);
        });
        print(title + ": µs of time", sides.operations(), wall);
        print(title + ": µs of the calling thread's processor time", sides.operations(), processor);
    }

    private static void print(String title, List<Operation> operations, List<Turns> measured) {
        System.out.printf("%n%s%n%n", title);
        System.out.println("| operation | by hand | store | ratio | ratio of a turn |");
        System.out.println("| --- | --: | --: | --: | --: |");
        for (int i = 0; i < operations.size(); i++) {
            measured.get(i).print(operations.get(i).name(), "%,.1f");
        }
    }
}
