package dev.isomer.storage.error;

/** A query, condition or position that no engine accepts; the sentence names the limit or the remedy. */
public final class InvalidQueryException extends RefusedException {
    private static final long serialVersionUID = 1L;

    /** Made when the query is built, or when a position is parsed. */
    public InvalidQueryException(String message) {
        super(message);
    }
}
