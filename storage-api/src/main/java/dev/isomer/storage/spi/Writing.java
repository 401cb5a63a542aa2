package dev.isomer.storage.spi;

import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that writes; used by one thread. Rows that come in are checked and normalised already.
 *
 * <p>A statement that would break a unique key or a reference is refused without saying which, cheaply, and changes
 * nothing (no counter either); the façade then asks what was broken. Where it would also break the memory limit it is
 * refused for the key or the reference; otherwise the engine throws
 * {@link dev.isomer.storage.error.MemoryLimitExceededException}.
 */
public interface Writing extends Reading {
    /** What became of an update or a delete. */
    enum Outcome {
        /** The row was changed, or the rows removed. */
        DONE,
        /** There is no row with this id. */
        ABSENT,
        /** A unique key or a reference would be broken; nothing changed. */
        REFUSED
    }

    /** A place to go back to. */
    interface Mark {}

    /** A commit that is decided and may still have to become durable. */
    @FunctionalInterface
    interface Sealed {
        /**
         * Returns once the changes are durable and readers see them. Called without the writer lock.
         *
         * @throws TransientFailure if it is certain that none of them is kept, and that no transaction is that has seen
         *     them; all of it runs again
         * @throws dev.isomer.storage.error.OutcomeUnknownException if it cannot be known whether they are
         */
        void await();
    }

    /**
     * Adds a row.
     *
     * @param id 0 for the type's counter plus one, which the counter then keeps; otherwise the id to use, which raises
     *     the counter to at least it
     * @return the row with its id, or null if refused (the id taken, none left up to
     *     {@link dev.isomer.storage.model.Limits#GREATEST_ID}, a unique key, a reference)
     */
    <E> @Nullable E insert(EntityType<E> type, E row, long id);

    /**
     * The row with this id, where it takes next to nothing to look at it, so that of an update only what is new in it
     * is checked; null where it would take a query, or there is none.
     */
    default <E> @Nullable E rowAtHand(EntityType<E> type, long id) {
        return null;
    }

    /** Replaces the row with the same id. A row may refer to itself. */
    <E> Outcome update(EntityType<E> type, E row);

    /**
     * Removes rows, all or none; they are checked as a whole, so they may refer to each other.
     *
     * <p>The memory limit refuses no delete.
     *
     * @param rows one set with one id, which may be absent; or what the façade found by following references, all
     *     present
     * @param clearings references of rows that stay, which are set to null with it; none where the row may be absent
     * @return REFUSED if a row that would stay still refers to one of them
     */
    Outcome delete(List<IdSet> rows, List<Clearing> clearings);

    /** Raises the type's counter to {@code id}, from 0 to 2^62; leaves it where it is not below that. */
    void raiseLastId(EntityType<?> type, long id);

    /** Remembers this place; marks nest, the newest is released or gone back to first. */
    Mark mark();

    /** Undoes all that was done since the mark, counters too, and forgets the mark. */
    void rollbackTo(Mark mark);

    /** Forgets the mark and keeps what was done. */
    void release(Mark mark);

    /**
     * Commits: the next writer starts from these changes.
     *
     * @throws TransientFailure if the database aborted the transaction and trying all of it again may succeed
     * @throws dev.isomer.storage.error.OutcomeUnknownException if it cannot be known whether it is committed
     */
    Sealed seal();

    /**
     * Undoes everything and ends the transaction. Must not throw for a transaction that failed.
     *
     * <p>An engine whose commits are visible to the next writer before they are durable waits here, as {@link #seal()}
     * does, until what this transaction has read is durable: its program may tell others of it.
     *
     * @throws TransientFailure if it has read what is not kept; all of it runs again
     */
    void rollback();

    /**
     * Ids of one type.
     *
     * @param type what they are ids of
     * @param ids ascending, each once
     */
    record IdSet(EntityType<?> type, List<Long> ids) {}

    /**
     * Rows of which one reference is set to null.
     *
     * @param reference what is set; its attribute is nullable
     * @param ids of the rows that refer, ascending, each once
     */
    record Clearing(Reference<?> reference, List<Long> ids) {}
}
