package dev.isomer.storage.spi;

import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Opening;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Watch;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One open database. Safe for use by any number of threads.
 *
 * <p>The façade runs at most one {@link Writing} at a time, and never closes a driver that has a transaction open.
 * Whatever is thrown other than a {@link dev.isomer.storage.error.RefusedException} ends the transaction that it came
 * from.
 */
public interface Driver {
    /** Whether a transaction is for one statement, which an engine may run at less cost. */
    enum Scope {
        /** Exactly one statement, then the end. */
        SINGLE,
        /** Any number of statements. */
        TRANSACTION
    }

    /**
     * Begins a read of the newest committed state, which it keeps for its whole life. Never waits for a writer.
     *
     * @throws TransientFailure if trying again may succeed
     */
    Reading read(Scope scope);

    /**
     * The newest committed state for one statement, where that takes nothing that must be given back: it fails with
     * nothing that may succeed later, and is not ended; it is good for any thread, also after the driver is closed.
     * Null where reads begin and end, as by {@link #read}.
     */
    default @Nullable Reading newest() {
        return null;
    }

    /**
     * Begins a write on the newest committed state.
     *
     * @throws TransientFailure if another process holds the database and trying again may succeed
     */
    Writing write(Scope scope);

    /**
     * Tells who waits to write, before the first transaction. An engine may then leave a commit to the next writer, and
     * have {@link Writing.Sealed#await} wait for it, as long as it waits for nobody who does not come or is not done
     * soon. Most engines have no use for it.
     */
    default void serve(WriterQueue queue) {
        // What is sealed is on its way, whoever waits.
    }

    /** What this engine has beyond what all have; never changes. */
    Set<Capability> capabilities();

    /**
     * An independent, writable copy of the newest committed state, not {@link Capability#PERSISTENT}: closing removes
     * it.
     *
     * <p>Called only where {@link Capability#FORK} is declared.
     */
    Driver fork();

    /** Checks the engine's own consistency, at the newest committed state; empty if all is well. */
    List<Finding> verify();

    /** Rows by type, and bytes where the engine counts them, at the newest committed state. */
    Statistics statistics();

    /** What was found when the database was opened, and what a crash may lose; never changes. */
    default Opening opening() {
        return Opening.UNTOLD;
    }

    /** How the database is set, as the driver's connections see it; empty where there is nothing to set. */
    default List<Setting> settings() {
        return List.of();
    }

    /**
     * Has {@code heard} called after others have committed to the same database, soon after but not at once, once for
     * any number of commits; also without any, as where it cannot be told. For a database that nobody else can have
     * open, nothing is heard.
     *
     * @param heard quick, and called by one thread at a time
     */
    default Watch watch(Runnable heard) {
        return () -> {};
    }

    /** Lets go of everything, watches too; called once, when no transaction is open. */
    void close();
}
