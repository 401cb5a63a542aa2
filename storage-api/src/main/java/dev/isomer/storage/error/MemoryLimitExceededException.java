package dev.isomer.storage.error;

/** A statement would have made the store larger than its limit. Deletes are always allowed. */
public final class MemoryLimitExceededException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final long usedBytes;
    private final long requestedBytes;
    private final long limitBytes;

    /** Made by a memory engine; {@code requestedBytes} is what the statement would have added, above zero. */
    public MemoryLimitExceededException(long usedBytes, long requestedBytes, long limitBytes) {
        super("The store holds " + usedBytes + " of at most " + limitBytes + " bytes, and this statement needs "
                + requestedBytes + " more; delete something or raise the limit.");
        this.usedBytes = usedBytes;
        this.requestedBytes = requestedBytes;
        this.limitBytes = limitBytes;
    }

    /** Bytes held before the statement. */
    public long usedBytes() {
        return usedBytes;
    }

    /** Bytes that the statement would have added. */
    public long requestedBytes() {
        return requestedBytes;
    }

    /** The limit in bytes; exactly at it is allowed. */
    public long limitBytes() {
        return limitBytes;
    }
}
