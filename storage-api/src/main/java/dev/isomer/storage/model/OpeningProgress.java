package dev.isomer.storage.model;

/** Hears how far the opening of a store is, on the thread that opens it. */
@FunctionalInterface
public interface OpeningProgress {
    /** Hears nothing. */
    OpeningProgress NONE = (doneBytes, allBytes) -> {};

    /** Some more was read: so many bytes of so many, which may turn out to be more on the way. */
    void at(long doneBytes, long allBytes);
}
