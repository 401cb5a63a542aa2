package dev.isomer.benchmarks.sql;

import dev.isomer.benchmarks.Server;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures sides on one table turn and turn about, in short turns, so that what else the machine does falls on all. For
 * one thread.
 */
final class Interleaved {
    private static final int LEAST_WARM_UP_TURNS = 20;
    private static final int MOST_WARM_UP_TURNS = 200;
    /** The part of the time for which the compiler may still work when the first turn is counted. */
    private static final double COMPILING = 0.02;

    private static final double NANOS_PER_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Operations> sides;
    private final HandWritten cleaner;
    private final List<Operation> operations;
    private final List<Integer> calls = new ArrayList<>();
    private final long lastId;
    private final long turnNanos;

    /**
     * Sides that are ready.
     *
     * @param cleaner removes what a turn has added, and tries how many calls a turn takes; none of the sides, for then
     *     it alone would find its pages in memory
     * @param rows what is in the table before and after each turn
     * @param turnMillis how long a turn takes
     */
    Interleaved(List<Operations> sides, HandWritten cleaner, List<Server> rows, long turnMillis) {
        this.sides = List.copyOf(sides);
        this.cleaner = cleaner;
        this.operations = Operation.on(rows);
        this.lastId = rows.get(rows.size() - 1).id();
        this.turnNanos = TimeUnit.MILLISECONDS.toNanos(turnMillis);
    }

    /** Nanoseconds for each call. */
    record Spent(double wall, double processor) {}

    /** Takes a turn's result. */
    @FunctionalInterface
    interface Taker {
        /** What each side spent on this operation in one turn, in the order of the sides. */
        void take(int operation, List<Spent> spent);
    }

    List<Operation> operations() {
        return operations;
    }

    /** All operations take their turns together, so that none is measured before the compiler has seen the others. */
    void measure(int turns, Taker taker) throws SQLException {
        for (Operation operation : operations) {
            calls.add(calls(operation));
        }
        warmUp();
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < operations.size(); i++) {
                taker.take(i, turn(i, turn));
            }
        }
    }

    /** Every side once, a different one first each time. */
    private List<Spent> turn(int operation, int turn) throws SQLException {
        Spent[] spent = new Spent[sides.size()];
        for (int i = 0; i < spent.length; i++) {
            int side = (turn + i) % spent.length;
            spent[side] = spent(operations.get(operation), sides.get(side), calls.get(operation));
        }
        return List.of(spent);
    }

    private Spent spent(Operation operation, Operations side, int count) throws SQLException {
        Operation.Call call = operation.preparation().prepare(side, count);
        long processorStart = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int number = 0; number < count; number++) {
            call.run(number);
        }
        double wall = System.nanoTime() - start;
        double processor = threads.getCurrentThreadCpuTime() - processorStart;
        cleaner.deleteAfter(lastId);
        return new Spent(wall / count, processor / count);
    }

    /** How many calls take a turn's time. */
    private int calls(Operation operation) throws SQLException {
        int count = 1;
        while (spent(operation, cleaner, count).wall() * count < turnNanos) {
            count *= 2;
        }
        return count;
    }

    /** Until the compiler has nothing more to do, which on a machine with other work takes a while. */
    private void warmUp() throws SQLException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean isCompiling = true;
        for (int turn = 0; turn < LEAST_WARM_UP_TURNS || isCompiling && turn < MOST_WARM_UP_TURNS; turn++) {
            long start = System.nanoTime();
            long compiledMillis = compiler.getTotalCompilationTime();
            for (int i = 0; i < operations.size(); i++) {
                turn(i, turn);
            }
            double compiling = (compiler.getTotalCompilationTime() - compiledMillis) * NANOS_PER_MILLI;
            isCompiling = compiling > COMPILING * (System.nanoTime() - start);
        }
    }
}
