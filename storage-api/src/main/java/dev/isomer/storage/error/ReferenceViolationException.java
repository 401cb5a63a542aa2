package dev.isomer.storage.error;

import java.util.List;

/** A row refers to one that does not exist, or a delete would leave such a row behind. */
public final class ReferenceViolationException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final String entityType;
    private final List<String> attributes;
    private final String value;

    private ReferenceViolationException(String message, String entityType, String attribute, String value) {
        super(message);
        this.entityType = entityType;
        this.attributes = List.of(attribute);
        this.value = value;
    }

    /** The parent that {@code attribute} names does not exist. */
    public static ReferenceViolationException missingParent(
            String entityType, String attribute, String parentType, String value) {
        return new ReferenceViolationException(
                "There is no " + parentType + " with id " + value + " for " + attribute + " of " + entityType
                        + "; insert it first.",
                entityType,
                attribute,
                value);
    }

    /** The row {@code childId} of {@code entityType} still refers to the row to delete, whose id is {@code value}. */
    public static ReferenceViolationException stillReferenced(
            String entityType, String attribute, long childId, String parentType, String value) {
        return new ReferenceViolationException(
                "The " + parentType + " with id " + value + " is still referred to by " + attribute + " of the "
                        + entityType + " with id " + childId + "; delete or change that one first.",
                entityType,
                attribute,
                value);
    }

    /** The stored name of the entity type that refers. */
    public String entityType() {
        return entityType;
    }

    /** The referring attribute, in a list of one. */
    public List<String> attributes() {
        return attributes;
    }

    /** The id referred to, as shown in messages ({@code ***} for a secret). */
    public String value() {
        return value;
    }
}
