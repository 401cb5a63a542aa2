package dev.isomer.storage.annotation;

/** What deleting a row does to the rows that refer to it. */
public enum OnDelete {
    /** The delete is refused while a row outside of what is deleted refers to it. */
    RESTRICT,
    /** The referring rows are deleted too, to any depth. */
    CASCADE,
    /** The referring rows stay and refer to nothing from then on; the attribute is nullable. */
    SET_NULL
}
