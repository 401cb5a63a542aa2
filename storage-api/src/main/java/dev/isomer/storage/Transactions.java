package dev.isomer.storage;

import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.ConflictException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.StoreException;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.TransientFailure;
import dev.isomer.storage.spi.WriterQueue;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.Sealed;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in transactions: one writer at a time, whole-transaction retries, and what may run within what on one
 * thread.
 *
 * <pre>
 *   write:  wait for the lock ─► driver.write ─► work ─► seal ─► give the lock back ─► await
 *                                     └────────── aborted: roll back, pause, all of it again ◄──┘
 * </pre>
 */
final class Transactions {
    private static final int ATTEMPTS = 10;
    private static final long GREATEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Driver driver;
    private final Schema schema;
    private final StoreOptions options;
    private final Life life;
    private final ReentrantLock writer = new ReentrantLock(true);
    private final ThreadLocal<@Nullable ReadTransaction> current = new ThreadLocal<>();
    /** Of the writer that has the lock. */
    private boolean isRunAgain;

    Transactions(Driver driver, Schema schema, StoreOptions options, Life life) {
        this.driver = driver;
        this.schema = schema;
        this.options = options;
        this.life = life;
        driver.serve(new Queue());
    }

    /** Asked by the engine. */
    private final class Queue implements WriterQueue {
        @Override
        public boolean isAnotherWaiting() {
            return writer.hasQueuedThreads();
        }

        @Override
        public boolean isRunAgain() {
            return isRunAgain;
        }
    }

    /** Whether this thread is in a transaction of the store; asks it only where there are any. */
    boolean isWithinOne() {
        return !life.isIdle() && current.get() != null;
    }

    /** Refuses to do something within a transaction of this thread. */
    void refuseWithin(String what) {
        ReadTransaction running = life.isIdle() ? null : current.get();
        if (running != null) {
            throw new IllegalStateException(
                    "A " + what + " within a " + (running instanceof WriteTransaction ? "write" : "read")
                            + " of the same thread would wait for itself; use the transaction that you have, or " + what
                            + " after it.");
        }
    }

    <R extends @Nullable Object, X extends Exception> R read(Scope scope, Work<? super ReadTransaction, R, X> work)
            throws X {
        ReadTransaction running = current.get();
        if (running instanceof WriteTransaction) {
            refuseWithin("read");
        }
        return running != null ? work.run(running) : retrying(() -> readOnce(scope, work));
    }

    /** Runs what the database may put off, while the store is open, until it is done or has been tried often enough. */
    <R extends @Nullable Object, X extends Exception> R retrying(Attempt<R, X> attempt) throws X {
        for (int number = 1; ; number++) {
            life.enter();
            try {
                return attempt.run();
            } catch (TransientFailure failure) {
                giveUpOrPause(failure, number);
            } finally {
                life.leave();
            }
        }
    }

    /** One try. */
    @FunctionalInterface
    interface Attempt<R extends @Nullable Object, X extends Exception> {
        R run() throws X;
    }

    private <R extends @Nullable Object, X extends Exception> R readOnce(
            Scope scope, Work<? super ReadTransaction, R, X> work) throws X {
        Reading reading = translated(() -> driver.read(scope));
        Session<Reading> session = Session.reading(reading, schema, life, options);
        ReadTransaction transaction = new ReadTransaction(session);
        enter(scope, transaction);
        try {
            R result = work.run(transaction);
            rethrowTransient(session);
            return result;
        } catch (Throwable thrown) {
            rethrowTransient(session);
            throw thrown;
        } finally {
            leave(scope);
            session.end();
            reading.end();
        }
    }

    <R extends @Nullable Object, X extends Exception> R write(Scope scope, Work<? super WriteTransaction, R, X> work)
            throws X {
        refuseWithin("write");
        boolean[] isRun = new boolean[1];
        return retrying(() -> writeOnce(scope, work, isRun));
    }

    private <R extends @Nullable Object, X extends Exception> R writeOnce(
            Scope scope, Work<? super WriteTransaction, R, X> work, boolean[] isRun) throws X {
        lock();
        Result<R> result;
        try {
            isRunAgain = isRun[0];
            isRun[0] = true;
            if (options.writesRunTwice() && scope == Scope.TRANSACTION) {
                run(scope, work, false);
            }
            result = run(scope, work, true);
        } finally {
            writer.unlock();
        }
        await(result.sealed());
        return result.value();
    }

    private void lock() {
        try {
            if (writer.tryLock(options.writerWait().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BusyException(
                    "This thread was interrupted while it waited to write; nothing was done.", interrupted);
        }
        throw new BusyException(
                "Other writes held the store for " + options.writerWait().toMillis()
                        + " ms; try again, make them shorter, or raise writerWait.",
                null);
    }

    private record Result<R extends @Nullable Object>(R value, Sealed sealed) {}

    private <R extends @Nullable Object, X extends Exception> Result<R> run(
            Scope scope, Work<? super WriteTransaction, R, X> work, boolean commit) throws X {
        Writing writing = translated(() -> driver.write(scope));
        Session<Writing> session = Session.writing(writing, schema, life, options);
        WriteTransaction transaction = new WriteTransaction(session);
        boolean sealed = false;
        enter(scope, transaction);
        try {
            R value = work.run(transaction);
            RuntimeException reason = session.reasonNotToCommit();
            if (reason != null) {
                throw reason;
            }
            Sealed seal = commit ? translated(writing::seal) : () -> {};
            sealed = commit;
            return new Result<>(value, seal);
        } catch (Throwable thrown) {
            rethrowTransient(session);
            throw thrown;
        } finally {
            leave(scope);
            session.end();
            if (!sealed) {
                writing.rollback();
            }
        }
    }

    /** What is sealed may be kept whatever goes wrong afterwards, unless the engine knows that it is not. */
    private static void await(Sealed sealed) {
        try {
            sealed.await();
        } catch (StoreException | TransientFailure known) {
            throw known;
        } catch (RuntimeException failed) {
            throw new OutcomeUnknownException(
                    "The engine failed after it had sealed this transaction; read before you repeat it: " + failed,
                    failed);
        }
    }

    /** What an engine throws at the beginning or the end of a transaction, as an error of the contract. */
    private static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException failed) {
            throw ofEngine(failed);
        }
    }

    static RuntimeException ofEngine(RuntimeException failed) {
        return failed instanceof StoreException || failed instanceof TransientFailure
                ? failed
                : new StorageFailureException(
                        "The engine failed, and the transaction is rolled back: " + failed, failed);
    }

    /** One statement runs no code of the program's, so nothing can be tried within it. */
    private void enter(Scope scope, ReadTransaction transaction) {
        if (scope == Scope.TRANSACTION) {
            current.set(transaction);
        }
    }

    /** Keeps the thread's entry, which costs much less than removing it and making it again. */
    private void leave(Scope scope) {
        if (scope == Scope.TRANSACTION) {
            current.set(null);
        }
    }

    /** An abort by the database counts whatever the work made of it. */
    private static void rethrowTransient(Session<?> session) {
        if (session.failure() instanceof TransientFailure failure) {
            throw failure;
        }
    }

    private static void giveUpOrPause(TransientFailure failure, int attempt) {
        if (failure.isBusy()) {
            throw new BusyException("Another process holds the database; try again when it is done.", failure);
        }
        if (attempt == ATTEMPTS) {
            throw new ConflictException(
                    "The database aborted this transaction " + ATTEMPTS
                            + " times; nothing is changed. Try again later.",
                    failure);
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(GREATEST_PAUSE_NANOS));
    }
}
