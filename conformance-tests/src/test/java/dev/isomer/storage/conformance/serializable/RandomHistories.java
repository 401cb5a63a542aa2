package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.conformance.serializable.Operation.Append;
import dev.isomer.storage.conformance.serializable.Operation.CountRange;
import dev.isomer.storage.conformance.serializable.Operation.Put;
import dev.isomer.storage.conformance.serializable.Operation.Range;
import dev.isomer.storage.conformance.serializable.Operation.ReadList;
import dev.isomer.storage.conformance.serializable.Operation.ReadRange;
import dev.isomer.storage.conformance.serializable.Operation.ReadRow;
import dev.isomer.storage.conformance.serializable.Operation.Remove;
import dev.isomer.storage.conformance.serializable.Operation.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small random histories as a store would make them that is serial, or that shows older states than it should. */
final class RandomHistories {
    private static final int LISTS = 2;
    private static final int LEVELS = 5;

    private final SplittableRandom random;
    private final Isolation isolation;
    private final List<SerialState> states = new ArrayList<>();
    private final List<RecordedTransaction> transactions = new ArrayList<>();
    private long numbers;
    private long rows;

    /** Which states a transaction reads. */
    enum Isolation {
        /** The newest. */
        SERIAL,
        /** One of the newest three. */
        SNAPSHOT,
        /** One of the newest three, at each statement another one. */
        STATEMENT
    }

    private RandomHistories(long seed, Isolation isolation) {
        this.random = new SplittableRandom(seed);
        this.isolation = isolation;
        states.add(new SerialState());
    }

    /** A history of a first transaction and some more. */
    static RecordedHistory of(long seed, Isolation isolation, int transactions) {
        RandomHistories histories = new RandomHistories(seed, isolation);
        histories.prepare();
        for (int i = 1; i <= transactions; i++) {
            histories.transaction(i);
        }
        return new RecordedHistory("seed " + seed + " " + isolation, histories.transactions);
    }

    private void prepare() {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            operations.add(new Put(++rows, 0, ++numbers, false, random.nextInt(LEVELS)));
        }
        commit(operations);
        transactions.add(new RecordedTransaction(0, 0, 1, 2, true, operations));
    }

    private void commit(List<Operation> writes) {
        SerialState next = states.get(states.size() - 1).copy();
        writes.forEach(next::apply);
        states.add(next);
    }

    private SerialState seen() {
        int back = isolation == Isolation.SERIAL ? 0 : Math.min(states.size() - 2, random.nextInt(3));
        return states.get(states.size() - 1 - back);
    }

    private void transaction(int number) {
        List<Operation> operations = new ArrayList<>();
        List<Operation> writes = new ArrayList<>();
        SerialState snapshot = seen();
        statements(1 + random.nextInt(3), 0, snapshot, operations, writes);
        boolean committed = random.nextInt(100) < 85;
        if (committed) {
            commit(writes);
        }
        long moment = 200 + 100L * number;
        transactions.add(new RecordedTransaction(
                number, number, moment - random.nextInt(150), moment + random.nextInt(150), committed, operations));
    }

    private void statements(
            int count, int depth, SerialState snapshot, List<Operation> operations, List<Operation> writes) {
        for (int i = 0; i < count; i++) {
            SerialState view = (isolation == Isolation.STATEMENT ? seen() : snapshot).copy();
            writes.forEach(view::apply);
            if (depth < 2 && random.nextInt(8) == 0) {
                boolean undone = random.nextBoolean();
                int before = writes.size();
                operations.add(Savepoint.SET);
                statements(1 + random.nextInt(2), depth + 1, snapshot, operations, writes);
                operations.add(undone ? Savepoint.UNDONE : Savepoint.KEPT);
                if (undone) {
                    writes.subList(before, writes.size()).clear();
                }
            } else {
                statement(view, operations, writes);
            }
        }
    }

    private void statement(SerialState view, List<Operation> operations, List<Operation> writes) {
        long list = random.nextInt(LISTS);
        switch (random.nextInt(8)) {
            case 0, 1 -> operations.add(new ReadList(list, view.list(list)));
            case 2, 3 -> write(new Append(list, ++numbers), operations, writes);
            case 4, 5 -> {
                Range range = new Range(random.nextInt(LEVELS + 2), random.nextInt(LEVELS + 2));
                operations.add(new ReadRange(range, view.range(range)));
                if (random.nextBoolean()) {
                    operations.add(new CountRange(range, view.range(range).size()));
                }
            }
            case 6 -> write(new Put(++rows, 0, ++numbers, true, random.nextInt(LEVELS)), operations, writes);
            default -> change(view, operations, writes);
        }
    }

    private void change(SerialState view, List<Operation> operations, List<Operation> writes) {
        List<Put> there = view.rows();
        if (there.isEmpty()) {
            return;
        }
        Put put = there.get(random.nextInt(there.size()));
        if (random.nextBoolean()) {
            operations.add(new ReadRow(put.row(), put.version()));
        }
        if (put.arriving() || random.nextBoolean()) {
            int level = put.level() + 1 + random.nextInt(2);
            write(new Put(put.row(), put.version(), ++numbers, put.arriving(), level), operations, writes);
        } else {
            write(new Remove(put.row(), put.version()), operations, writes);
        }
    }

    private static void write(Operation operation, List<Operation> operations, List<Operation> writes) {
        operations.add(operation);
        writes.add(operation);
    }
}
