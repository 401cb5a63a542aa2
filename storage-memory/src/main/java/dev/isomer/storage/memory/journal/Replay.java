package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Who makes a state of what a journal holds. What fails to be read whole is taken back by the state that
 * {@link #transaction} began from, which is why a state is a value.
 *
 * @param <S> the state
 */
public interface Replay<S> {
    /** The state before the first transaction. */
    S empty();

    /** Takes the schema by which the transactions that follow are written. */
    void schema(List<String> lines);

    /**
     * The state after a transaction.
     *
     * @param content to be read to its end; it is in memory, so a buffer gains nothing
     * @throws IOException that reading threw
     */
    S transaction(S before, InputStream content) throws IOException;

    /** Looks at what was recovered, before anything in the folder is changed; throws to have it left as it is. */
    void check(S state);

    /** Tells how far recovery is: bytes that were read, of all that there are. */
    void progress(long bytes, long allBytes);
}
