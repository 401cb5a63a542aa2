package dev.isomer.storage;

import dev.isomer.storage.error.UnsupportedFeatureException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Watch;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open database that keeps the contract, whichever engine is behind it. Safe for use by any number of threads.
 *
 * <p>Reads see one committed state and never wait. Writes are serializable and take effect one after another, in commit
 * order. On one thread a {@code read} within a {@code read} joins it; {@code read}, {@code write} or {@code close}
 * within a {@code write}, and {@code write} or {@code close} within a {@code read}, are refused with an
 * {@link IllegalStateException}.
 */
public final class Store implements AutoCloseable {
    private final Driver driver;
    private final Schema schema;
    private final StoreOptions options;
    private final Life life;
    private final Transactions transactions;

    private Store(Driver driver, Schema schema, StoreOptions options) {
        this.driver = driver;
        this.schema = schema;
        this.options = options;
        this.life = new Life(driver::close);
        this.transactions = new Transactions(driver, schema, options, life);
    }

    /** The façade over an engine's driver; for engines that open themselves other than by URL. */
    public static Store over(Driver driver, Schema schema, StoreOptions options) {
        return new Store(driver, schema, options);
    }

    /**
     * Runs work on the newest committed state, which it sees for its whole life.
     *
     * @return what the work results in
     * @throws X what the work throws
     * @throws dev.isomer.storage.error.StoreClosedException if the store is closed
     */
    public <R extends @Nullable Object, X extends Exception> R read(Work<? super ReadTransaction, R, X> work) throws X {
        return transactions.read(Scope.TRANSACTION, work);
    }

    /**
     * Runs work that changes rows, and commits it; if the work throws, nothing is changed.
     *
     * <p>The work may run again if the database aborts it, so it has no effects outside of the store.
     *
     * @return what the work results in
     * @throws X what the work throws
     * @throws dev.isomer.storage.error.BusyException if other writers held the store all the time
     * @throws dev.isomer.storage.error.TransactionTimeoutException if it ran longer than its limit
     * @throws dev.isomer.storage.error.TransactionFailedException if the work went on after a failure
     * @throws dev.isomer.storage.error.ConflictException if the database aborted it each time
     * @throws dev.isomer.storage.error.OutcomeUnknownException if it cannot be known whether it was committed
     * @throws dev.isomer.storage.error.StoreClosedException if the store is closed
     */
    public <R extends @Nullable Object, X extends Exception> R write(Work<? super WriteTransaction, R, X> work)
            throws X {
        return transactions.write(Scope.TRANSACTION, work);
    }

    /**
     * The view on one type, each call a transaction of its own.
     *
     * @throws IllegalArgumentException if the type is not in the schema
     */
    public <E extends Record> Repository<E> repository(EntityType<E> type) {
        schema.ordinalOf(type);
        return new Repository<>(type, new SingleStatements(driver, schema, options, life, transactions));
    }

    /**
     * An independent, writable copy of the newest committed state, with the same options; close it by itself, which is
     * its end.
     *
     * @throws UnsupportedFeatureException if the engine does not declare {@link Capability#FORK}
     */
    public Store fork() {
        return transactions.retrying(() -> {
            if (!driver.capabilities().contains(Capability.FORK)) {
                throw new UnsupportedFeatureException(Capability.FORK.name());
            }
            return new Store(driver.fork(), schema, options);
        });
    }

    /** Checks the newest committed state: what it finds wrong, empty if all is well. */
    public List<Finding> verify() {
        return transactions.retrying(driver::verify);
    }

    /** What was found when the store was opened, and what a crash may lose; a fork tells of its own opening. */
    public Opening opening() {
        return driver.opening();
    }

    /**
     * Has {@code heard} called after other processes, or other stores of this one, have committed to the same database:
     * soon after but not at once, once for any number of commits, and also without any. What this store commits may be
     * heard too. Nothing is heard where the engine's database cannot be open elsewhere, or after the store is closed.
     *
     * @param heard quick, and called by one thread at a time, which is not the caller's; it looks itself for what
     *     changed
     * @throws dev.isomer.storage.error.StoreClosedException if the store is closed
     */
    public Watch watch(Runnable heard) {
        return transactions.retrying(() -> driver.watch(heard));
    }

    /** The size of the newest committed state. */
    public Statistics statistics() {
        return transactions.retrying(driver::statistics);
    }

    /**
     * Writes all rows of one state as text for people, such as those who look for the cause of a failure: by type in
     * the schema's order and by id, a line each, values in full but for secrets, which are {@code ***}. Two stores of
     * one schema whose rows differ in anything but secrets have different dumps. Memory stays bounded.
     *
     * @throws IOException what {@code out} throws
     * @throws dev.isomer.storage.error.StoreClosedException if the store is closed
     */
    public void dump(Appendable out) throws IOException {
        read((Work<ReadTransaction, Boolean, IOException>) transaction -> {
            new Dump(out).write(schema, transaction);
            return true;
        });
    }

    /** What the engine has beyond what all have. */
    public Set<Capability> capabilities() {
        return driver.capabilities();
    }

    /** The entity types of the store. */
    public Schema schema() {
        return schema;
    }

    /**
     * Refuses new transactions, waits for running ones, and lets go of the database; again is harmless.
     *
     * <p>What still runs when {@link StoreOptions#closeWait} is over is refused its next statement and rolled back.
     */
    @Override
    public void close() {
        transactions.refuseWithin("close");
        life.close(options.closeWait().toNanos());
    }
}
