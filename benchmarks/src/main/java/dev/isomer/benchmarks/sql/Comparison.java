package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import dev.isomer.benchmarks.Turns;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A store beside the same statements by hand, on one database: first that both give and make the same rows, then each
 * operation turn and turn about, in short turns, so that what else the machine does falls on both.
 */
final class Comparison {
    private static final int ROWS = 10_000;
    private static final int COMPARED_ROWS = 200;
    private static final int LEAST_WARM_UP_TURNS = 20;
    private static final int MOST_WARM_UP_TURNS = 200;
    /** The part of the time for which the compiler may still work when the first turn is counted. */
    private static final double COMPILING = 0.02;

    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Operations store;
    private final HandWritten byHand;
    private final List<Server> rows;
    private final long lastId;

    private Comparison(Operations store, HandWritten byHand) throws SQLException {
        this.store = store;
        this.byHand = byHand;
        List<Server> made = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            made.add(Server.numbered("server-", i, ROWS));
        }
        this.rows = store.insertAll(made);
        this.lastId = rows.get(ROWS - 1).id();
        byHand.analyse();
    }

    /** Measures an engine and prints two tables. */
    static void print(Place place, int turns) throws SQLException {
        try (Store store = place.open(StoreOptions.defaults());
                HandWritten byHand = place.byHand()) {
            Comparison comparison = new Comparison(new StoreOperations(store), byHand);
            comparison.requireEqual();
            DatabaseMetaData database = byHand.writer().getMetaData();
            String title = String.format(
                    Locale.ROOT,
                    "%s %s, %s %s",
                    place.engine().title(),
                    database.getDatabaseProductVersion(),
                    database.getDriverName(),
                    database.getDriverVersion());
            comparison.measure(turns, title);
            comparison.requireEqual();
        }
    }

    private void requireEqual() throws SQLException {
        for (Server row : rows.subList(0, COMPARED_ROWS)) {
            requireEqual(store.get(row.id()), byHand.get(row.id()));
            requireEqual(store.find(row.name()), byHand.find(row.name()));
            String prefix = row.name().substring(0, row.name().length() - 1);
            requireEqual(store.listByPrefix(prefix), byHand.listByPrefix(prefix));
            requireEqual(store.page(row), byHand.page(row));
            if (row.definitionCid() != null) {
                requireEqual(store.count(row.definitionCid()), byHand.count(row.definitionCid()));
            }
        }
        requireEqualWrites(store, byHand);
        requireEqualWrites(byHand, store);
    }

    /** What one side writes the other reads, and goes on from. */
    private void requireEqualWrites(Operations writer, Operations other) throws SQLException {
        Server row = writer.insert(Server.numbered("written-", 0, 1));
        requireEqual(row, other.get(row.id()));
        Server next = other.insert(Server.numbered("written-next-", 0, 1));
        requireEqual(row.id() + 1, next.id());
        writer.update(next.switched(Instant.EPOCH));
        requireEqual(next.switched(Instant.EPOCH), other.get(next.id()));
        requireEqual(true, writer.delete(next.id()));
        requireEqual(false, other.delete(next.id()));
        requireEqual(true, other.delete(row.id()));
        requireEqual(null, writer.get(row.id()));
    }

    private static void requireEqual(@Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            throw new IllegalStateException("The two sides differ: " + one + " and " + other);
        }
    }

    /** Nanoseconds for each call. */
    private record Spent(double wall, double processor) {}

    private Spent spent(Operation operation, Operations side, int calls) throws SQLException {
        Operation.Call call = operation.preparation().prepare(side, calls);
        long processorStart = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int number = 0; number < calls; number++) {
            call.run(number);
        }
        double wall = System.nanoTime() - start;
        double processor = threads.getCurrentThreadCpuTime() - processorStart;
        byHand.deleteAfter(lastId);
        return new Spent(wall / calls, processor / calls);
    }

    /** How many calls take a turn's time. */
    private int calls(Operation operation) throws SQLException {
        int calls = 1;
        while (spent(operation, byHand, calls).wall() * calls < TURN_NANOS) {
            calls *= 2;
        }
        return calls;
    }

    /** All operations take their turns together, so that none is measured before the compiler has seen the others. */
    private void measure(int turns, String title) throws SQLException {
        List<Operation> operations = Operation.on(rows);
        List<Turns> wall = new ArrayList<>();
        List<Turns> processor = new ArrayList<>();
        List<Integer> calls = new ArrayList<>();
        for (Operation operation : operations) {
            wall.add(new Turns());
            processor.add(new Turns());
            calls.add(calls(operation));
        }
        warmUp(operations, calls);
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < operations.size(); i++) {
                boolean isOursFirst = turn % 2 == 0;
                Spent first = spent(operations.get(i), isOursFirst ? store : byHand, calls.get(i));
                Spent second = spent(operations.get(i), isOursFirst ? byHand : store, calls.get(i));
                Spent ours = isOursFirst ? first : second;
                Spent theirs = isOursFirst ? second : first;
                wall.get(i).add(ours.wall() / NANOS_PER_MICRO, theirs.wall() / NANOS_PER_MICRO);
                processor.get(i).add(ours.processor() / NANOS_PER_MICRO, theirs.processor() / NANOS_PER_MICRO);
            }
        }
        print(title + ": µs of time", operations, wall);
        print(title + ": µs of the calling thread's processor time", operations, processor);
    }

    /** Until the compiler has nothing more to do, which on a machine with other work takes a while. */
    private void warmUp(List<Operation> operations, List<Integer> calls) throws SQLException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean isCompiling = true;
        for (int turn = 0; turn < LEAST_WARM_UP_TURNS || isCompiling && turn < MOST_WARM_UP_TURNS; turn++) {
            long start = System.nanoTime();
            long compiledMillis = compiler.getTotalCompilationTime();
            for (int i = 0; i < operations.size(); i++) {
                spent(operations.get(i), store, calls.get(i));
                spent(operations.get(i), byHand, calls.get(i));
            }
            double compiling = (compiler.getTotalCompilationTime() - compiledMillis) * NANOS_PER_MILLI;
            isCompiling = compiling > COMPILING * (System.nanoTime() - start);
        }
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
