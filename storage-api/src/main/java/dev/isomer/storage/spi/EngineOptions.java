package dev.isomer.storage.spi;

import java.time.Duration;

/**
 * What an engine needs to know of the options that a store was opened with.
 *
 * @param memoryLimitBytes for engines that count bytes: the most they may hold
 * @param writerWait how long to wait for another process that holds the database
 */
public record EngineOptions(long memoryLimitBytes, Duration writerWait) {}
