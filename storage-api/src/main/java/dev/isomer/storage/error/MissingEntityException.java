package dev.isomer.storage.error;

/** An update names a row that does not exist. */
public final class MissingEntityException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final String entityType;
    private final long id;

    /** Made by the façade. */
    public MissingEntityException(String entityType, long id) {
        super("There is no " + entityType + " with id " + id + " to update; insert it instead.");
        this.entityType = entityType;
        this.id = id;
    }

    /** The stored name of the entity type. */
    public String entityType() {
        return entityType;
    }

    /** The id that was asked for. */
    public long id() {
        return id;
    }
}
