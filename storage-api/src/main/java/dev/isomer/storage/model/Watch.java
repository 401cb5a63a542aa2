package dev.isomer.storage.model;

/** Somebody who hears of changes, until closed. Safe for use by any number of threads. */
@FunctionalInterface
public interface Watch extends AutoCloseable {
    /** Ends the watch; again is harmless. A call that is under way may still end after it. */
    @Override
    void close();
}
