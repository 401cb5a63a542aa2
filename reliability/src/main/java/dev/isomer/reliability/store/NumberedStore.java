package dev.isomer.reliability.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * A store of numbered transactions, of which each takes the place of an earlier one: number n removes what is in slot n
 * modulo the number of slots, and adds the {@link Part parts} of n there.
 *
 * <p>Opening it with files that another process left recovers what they hold. Those of Isomer are safe for use by
 * several threads, the others are used by one.
 */
public interface NumberedStore extends AutoCloseable {
    /**
     * Commits a transaction.
     *
     * @param next gives its number from the newest number that the store has, or from 0
     * @return the number, when the store says that it is done
     * @throws Exception if the store refuses or fails
     */
    long commit(LongUnaryOperator next) throws Exception;

    /** All that it holds, in any order. */
    List<Part> parts() throws Exception;

    @Override
    void close() throws IOException, SQLException;
}
