package dev.isomer.storage.model;

/** What an engine may have beyond what all have; what it lacks it refuses with an error that names it. */
public enum Capability {
    /** {@code fork()}: an independent copy. */
    FORK,
    /** Forking takes the same time whatever the size. */
    CONSTANT_TIME_FORK,
    /** Counts the bytes that it holds and refuses what would pass the limit. */
    MEMORY_LIMIT,
    /** Closing and opening again finds the same rows. */
    PERSISTENT
}
