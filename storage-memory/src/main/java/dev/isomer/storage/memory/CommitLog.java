package dev.isomer.storage.memory;

import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.model.Finding;
import java.util.List;

/** Where a commit goes before anybody sees it; nowhere, if nothing is to be kept. */
interface CommitLog {
    /** Keeps nothing. */
    CommitLog NONE = new CommitLog() {
        @Override
        public long append(Root before, Root after) {
            return 0;
        }

        @Override
        public void await(long number) {
            // There is nothing to wait for.
        }

        @Override
        public List<Finding> findings() {
            return List.of();
        }

        @Override
        public void close() {
            // There is nothing to let go of.
        }
    };

    /**
     * Writes what a transaction changed. Called by one thread at a time, with states that each come of the one before.
     *
     * @return what to {@link #await} for it and all before it
     * @throws StorageFailureException if it could not be written; then nothing happened
     */
    long append(Root before, Root after);

    /**
     * Returns once it is as durable as was asked for.
     *
     * @throws dev.isomer.storage.error.OutcomeUnknownException if it cannot be known whether it is
     */
    void await(long number);

    /** What has gone wrong with keeping commits since the store was opened. */
    List<Finding> findings();

    /**
     * Makes everything durable and lets go of the files.
     *
     * @throws StorageFailureException if what was acknowledged may not be durable, which nobody was told yet
     */
    void close();
}
