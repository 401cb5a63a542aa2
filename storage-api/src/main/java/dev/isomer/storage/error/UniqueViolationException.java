package dev.isomer.storage.error;

import java.util.List;

/** Another row already holds a value that must be unique. */
public final class UniqueViolationException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final String entityType;
    private final List<String> attributes;
    private final String value;

    /** Made by the façade; {@code value} is the text to show, with secrets hidden. */
    public UniqueViolationException(String entityType, List<String> attributes, String value) {
        super("Another " + entityType + " already has " + String.join(", ", attributes) + " " + value
                + "; choose another value.");
        this.entityType = entityType;
        this.attributes = List.copyOf(attributes);
        this.value = value;
    }

    /** The stored name of the entity type. */
    public String entityType() {
        return entityType;
    }

    /** The attributes of the key, in its order. */
    public List<String> attributes() {
        return attributes;
    }

    /** The value as shown in messages: cut at 64 code points, {@code ***} for a secret. */
    public String value() {
        return value;
    }
}
