package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a journal may go on; what has failed it once stays failed until it is opened again. Safe for use by any
 * number of threads.
 *
 * <p>A disk may forget what it could not write and report the next force as done, so trying again would turn a loss
 * into a lie (Rebello and others, <cite>Can Applications Recover from fsync Failures?</cite>, 2020).
 */
final class Health {
    private final Disk disk;
    private volatile @Nullable IOException failure;

    Health(Disk disk) {
        this.disk = disk;
    }

    /** Nothing is written from here on. */
    void fail(IOException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /** Why nothing is written any more, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    void requireSound() {
        IOException reason = failure;
        if (reason != null) {
            throw readOnly(reason);
        }
    }

    StorageFailureException readOnly(IOException reason) {
        return new StorageFailureException(
                "The store in " + disk + " has been read-only since its disk failed (" + reason
                        + "); open it again, which reads what the disk has.",
                reason);
    }

    /** For what was acknowledged before it was to be durable, and now nobody waits for. */
    void requireSoundEnd(boolean isDurable) {
        IOException reason = failure;
        if (reason != null && !isDurable) {
            throw new StorageFailureException(
                    "The disk of " + disk + " failed before the last commits were durable (" + reason
                            + "); they may be there or not. Open the store again and read what is there.",
                    reason);
        }
    }

    OutcomeUnknownException unknown() {
        return new OutcomeUnknownException(
                "The disk of " + disk + " failed while it was to make this transaction durable (" + failure
                        + "); it may be there or not. Open the store again and read before you repeat it.",
                failure);
    }
}
