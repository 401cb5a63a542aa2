package dev.isomer.storage.spi;

import dev.isomer.storage.model.OpeningProgress;
import java.time.Duration;

/**
 * What an engine needs to know of the options that a store was opened with.
 *
 * @param memoryLimitBytes for engines that count bytes: the most they may hold
 * @param writerWait how long to wait for another process that holds the database
 * @param writeLimit how long a write may take; where the database is a server's, it ends one that takes longer, so that
 *     a writer that stands still holds up no other for ever
 * @param progress for engines that take a while to open: hears how far that is
 */
public record EngineOptions(long memoryLimitBytes, Duration writerWait, Duration writeLimit, OpeningProgress progress) {
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(30);

    /** Writes take at most 30 seconds, and nobody hears how far opening is. */
    public EngineOptions(long memoryLimitBytes, Duration writerWait) {
        this(memoryLimitBytes, writerWait, WRITE_LIMIT, OpeningProgress.NONE);
    }
}
