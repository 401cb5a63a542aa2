package dev.isomer.storage.error;

/** A statement was refused: nothing changed, and the transaction with its earlier work stays usable. */
public abstract sealed class RefusedException extends StoreException
        permits InvalidValueException,
                InvalidQueryException,
                MissingEntityException,
                UniqueViolationException,
                ReferenceViolationException,
                MemoryLimitExceededException,
                UnsupportedFeatureException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message, null);
    }
}
