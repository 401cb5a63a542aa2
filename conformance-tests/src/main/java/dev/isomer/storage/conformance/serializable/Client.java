package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.serializable.Operation.Refused;
import dev.isomer.storage.conformance.serializable.Operation.Savepoint;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.ConflictException;
import dev.isomer.storage.error.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** Runs random transactions, one after another, and records them; used by one thread. */
final class Client implements Statements.Log {
    private static final int DEEPEST_NESTING = 3;

    private final int number;
    private final Store store;
    private final Turns turns;
    private final LongSupplier clock;
    private final SplittableRandom random;
    private final Statements statements;
    private final List<RecordedTransaction> recorded = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private long start;

    /** Thrown to roll a transaction back, or to undo a savepoint. */
    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undo() {
            super(null, null, false, false);
        }
    }

    Client(int number, Store store, Turns turns, LongSupplier clock, SplittableRandom random, Statements statements) {
        this.number = number;
        this.store = store;
        this.turns = turns;
        this.clock = clock;
        this.random = random;
        this.statements = statements;
    }

    @Override
    public void add(Operation operation) {
        operations.add(operation);
    }

    @Override
    public void pause() {
        turns.pause();
    }

    /** What was run; numbered later. */
    List<RecordedTransaction> recorded() {
        return recorded;
    }

    void prepare() {
        write(transaction -> statements.prepare(transaction, this));
    }

    void readAll() {
        read(transaction -> statements.readAll(transaction, this));
    }

    void run(int transactions) {
        for (int i = 0; i < transactions; i++) {
            if (random.nextInt(100) < 35) {
                read(this::readSome);
            } else {
                write(this::writeSome);
            }
            pause();
        }
    }

    private void readSome(ReadTransaction transaction) {
        for (int left = 2 + random.nextInt(random.nextInt(3) == 0 ? 8 : 3); left > 0; left--) {
            pause();
            statements.read(transaction, this);
        }
        pause();
    }

    private void writeSome(WriteTransaction transaction) {
        boolean undone = random.nextInt(100) < 15;
        writeSome(transaction, 0);
        if (undone) {
            throw new Undo();
        }
    }

    private void writeSome(WriteTransaction transaction, int depth) {
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            pause();
            if (depth < DEEPEST_NESTING && random.nextInt(100) < 20) {
                nested(transaction, depth + 1);
            } else {
                statements.write(transaction, this);
            }
        }
        pause();
    }

    private void nested(WriteTransaction transaction, int depth) {
        boolean undone = random.nextBoolean();
        add(Savepoint.SET);
        try {
            transaction.nested(inner -> {
                writeSome(inner, depth);
                if (undone) {
                    throw new Undo();
                }
                return 0;
            });
            add(Savepoint.KEPT);
        } catch (Undo expected) {
            add(Savepoint.UNDONE);
        }
    }

    private interface Body<T> {
        void run(T transaction);
    }

    private void read(Body<ReadTransaction> body) {
        begin();
        pause();
        store.read(transaction -> {
            body.run(transaction);
            return 0;
        });
        end(true);
    }

    private void write(Body<WriteTransaction> body) {
        begin();
        turns.beforeWrite();
        boolean committed = false;
        try {
            store.write(transaction -> {
                if (!operations.isEmpty()) {
                    end(false);
                    begin();
                }
                body.run(transaction);
                return 0;
            });
            committed = true;
        } catch (RefusedException refused) {
            add(new Refused(refused.getMessage()));
        } catch (Undo | BusyException | ConflictException notCommitted) {
            turns.afterWrite();
        }
        turns.afterWrite();
        end(committed);
    }

    private void begin() {
        operations.clear();
        statements.begin();
        start = clock.getAsLong();
    }

    private void end(boolean committed) {
        recorded.add(new RecordedTransaction(0, number, start, clock.getAsLong(), committed, operations));
    }
}
