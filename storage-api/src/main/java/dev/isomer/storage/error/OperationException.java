package dev.isomer.storage.error;

import org.jspecify.annotations.Nullable;

/** A transaction could not start, go on or end as asked. Its changes are undone, unless the type says otherwise. */
public abstract sealed class OperationException extends StoreException
        permits TransactionFailedException,
                TransactionTimeoutException,
                BusyException,
                ConflictException,
                OutcomeUnknownException,
                StorageFailureException,
                StoreClosedException {
    private static final long serialVersionUID = 1L;

    OperationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
