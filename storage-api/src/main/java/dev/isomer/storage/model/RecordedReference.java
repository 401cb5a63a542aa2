package dev.isomer.storage.model;

/**
 * A reference as a persistent store records it.
 *
 * @param attribute the stored name of the attribute that refers
 * @param parent the stored name of the type that it refers to
 * @param onDelete what deleting the parent does, by the name of its {@code OnDelete}
 */
public record RecordedReference(String attribute, String parent, String onDelete) {}
