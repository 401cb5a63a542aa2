package dev.isomer.storage.spi;

import dev.isomer.storage.model.OpeningProgress;
import java.time.Duration;

/**
 * What an engine needs to know of the options that a store was opened with.
 *
 * @param memoryLimitBytes for engines that count bytes: the most they may hold
 * @param writerWait how long to wait for another process that holds the database
 * @param progress for engines that take a while to open: hears how far that is
 */
public record EngineOptions(long memoryLimitBytes, Duration writerWait, OpeningProgress progress) {
    /** Nobody hears how far opening is. */
    public EngineOptions(long memoryLimitBytes, Duration writerWait) {
        this(memoryLimitBytes, writerWait, OpeningProgress.NONE);
    }
}
