package dev.isomer.storage.spi;

/**
 * Those who want to write to a store, as its façade sees them; for an engine that commits several writes at once. Asked
 * by the thread that has its turn to write, at the cost of some nanoseconds.
 */
public interface WriterQueue {
    /** Nobody else wants to write, as for a driver that no façade uses. */
    WriterQueue EMPTY = new WriterQueue() {
        @Override
        public boolean isAnotherWaiting() {
            return false;
        }

        @Override
        public boolean isRunAgain() {
            return false;
        }
    };

    /** Whether another writer waits for its turn; it may still give up, so that nobody comes. */
    boolean isAnotherWaiting();

    /** Whether the writer that has its turn had one before, in which its work ended with a {@link TransientFailure}. */
    boolean isRunAgain();
}
