package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.Work;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.spi.TransientFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on threads of their own that take one step at a time, in the order in which a test writes the steps.
 *
 * <pre>
 *   T1 = writes()   does(…)   does(…)   commits()
 *   T2 = waits()                                    goesOn()   does(…)   rollsBack()
 *   T3 = reads()         does(…)                                    does(…)   commits()
 * </pre>
 *
 * <p>A step is over when the next one begins, so what a test says is what happens; nothing depends on time. Only what
 * never comes is given up after {@code patience}.
 */
final class Script implements AutoCloseable {
    private final Store store;
    private final Duration patience;
    private final Threads threads = new Threads();

    Script(Store store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    /** A read that begins. */
    Actor<ReadTransaction> reads() {
        Actor<ReadTransaction> reader = new Actor<>(patience);
        reader.begin(threads, () -> store.read(reader::run));
        reader.goesOn();
        return reader;
    }

    /** A write that begins, and has its turn at once. */
    Actor<WriteTransaction> writes() {
        Actor<WriteTransaction> writer = asksToWrite();
        writer.goesOn();
        return writer;
    }

    /** A write that asks for its turn and does not get it: nothing of its work has run, and its thread stands still. */
    Actor<WriteTransaction> waits() {
        Actor<WriteTransaction> writer = asksToWrite();
        writer.untilItWaits();
        return writer;
    }

    /** A write that asks for its turn. */
    Actor<WriteTransaction> asksToWrite() {
        Actor<WriteTransaction> writer = new Actor<>(patience);
        writer.begin(threads, () -> store.write(writer::run));
        return writer;
    }

    /** Does something on a thread of its own, beside all that stands still, and gives what it results in. */
    <R> R beside(Callable<R> work) {
        return Threads.result(threads.start(work), patience);
    }

    /** Begins to do something on a thread of its own. */
    <R> Future<R> starts(Callable<R> work) {
        return threads.start(work);
    }

    /** Ends all threads; in a test that passed, they are done. */
    @Override
    public void close() {
        threads.close();
    }

    /** What undoes a transaction of a script. */
    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1;

        Undo() {
            super("undo");
        }
    }

    /** One transaction. If its work runs again, it takes the same steps again. */
    static final class Actor<T extends ReadTransaction> {
        private final Duration patience;
        private final BlockingQueue<Work<T, Boolean, RuntimeException>> steps = new LinkedBlockingQueue<>();
        private final List<Work<T, Boolean, RuntimeException>> taken = new ArrayList<>();
        private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
        private volatile @Nullable Thread thread;
        private @Nullable Future<Boolean> whole;

        private Actor(Duration patience) {
            this.patience = patience;
        }

        private void begin(Threads threads, Callable<Boolean> transaction) {
            whole = threads.start(() -> {
                thread = Thread.currentThread();
                try {
                    return transaction.call();
                } finally {
                    begun.completeExceptionally(new AssertionError("The transaction ended before it began."));
                }
            });
        }

        private Boolean run(T transaction) throws InterruptedException {
            begun.complete(true);
            boolean goOn = true;
            for (int step = 0; goOn; step++) {
                if (step == taken.size()) {
                    taken.add(steps.take());
                }
                goOn = taken.get(step).run(transaction);
            }
            return true;
        }

        /** Returns once its work runs. */
        void goesOn() {
            Threads.result(begun, patience);
        }

        /** Returns once it waits for its turn. */
        void untilItWaits() {
            Threads.until(
                    () -> {
                        Thread waiting = thread;
                        boolean standsStill = waiting != null && Threads.standsStill(waiting);
                        if (begun.isDone()) {
                            throw new AssertionError("A write has its turn while another one has it.");
                        }
                        return standsStill;
                    },
                    patience);
        }

        /** Takes a step, and gives what it results in or throws what it throws; the transaction goes on. */
        <R> R does(Work<? super T, R, Exception> step) {
            return Threads.result(begins(step), patience);
        }

        /** Takes a step that results in this. */
        <R> void sees(R expected, Work<? super T, R, Exception> step) {
            assertEquals(expected, does(step));
        }

        /** Begins a step that may have to be let go on by the test; if the database aborts it, it is taken again. */
        <R> Future<R> begins(Work<? super T, R, Exception> step) {
            CompletableFuture<R> result = new CompletableFuture<>();
            steps.add(transaction -> {
                try {
                    result.complete(step.run(transaction));
                } catch (TransientFailure aborted) {
                    throw aborted;
                } catch (Throwable thrown) {
                    result.completeExceptionally(thrown);
                }
                return true;
            });
            return result;
        }

        /** Ends its work; returns when the transaction has. */
        void commits() {
            Threads.result(beginsToCommit(), patience);
        }

        /** Ends its work, and does not wait for the transaction. */
        Future<Boolean> beginsToCommit() {
            steps.add(transaction -> false);
            return whole;
        }

        /** Throws out of its work; returns when the transaction has ended. */
        void rollsBack() {
            steps.add(transaction -> {
                throw new Undo();
            });
            assertThrowsExactly(Undo.class, () -> Threads.result(whole, patience));
        }
    }
}
