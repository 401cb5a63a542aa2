package dev.isomer.storage;

import dev.isomer.storage.model.OpeningProgress;
import dev.isomer.storage.spi.EngineOptions;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How a store behaves; the same on every engine.
 *
 * @param memoryLimitBytes for engines that count bytes: what the store may hold at the most, above 0; 100 MiB unless
 *     set
 * @param writerWait how long a write waits for its turn before it is refused as busy; 30 s unless set
 * @param writeLimit how long a write may run before it is rolled back; checked at each statement and at the end; 30 s
 *     unless set
 * @param closeWait how long {@code close} waits for running transactions; 10 s unless set
 * @param writesRunTwice a mode for tests: every {@code write} runs twice, the first time rolled back, which shows
 *     effects outside of the store
 * @param ticker nanoseconds from any origin, for the time limits; {@link System#nanoTime} unless set
 * @param progress hears how far opening is, on engines that take a while; nobody unless set
 */
public record StoreOptions(
        long memoryLimitBytes,
        Duration writerWait,
        Duration writeLimit,
        Duration closeWait,
        boolean writesRunTwice,
        LongSupplier ticker,
        OpeningProgress progress) {
    private static final StoreOptions DEFAULTS = new StoreOptions(
            100L * 1024 * 1024,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            false,
            System::nanoTime);

    /** Refuses a limit below 1 and negative times. */
    public StoreOptions {
        if (memoryLimitBytes < 1) {
            throw new IllegalArgumentException("The memory limit is 1 byte or more and was " + memoryLimitBytes + ".");
        }
        if (writerWait.isNegative() || writeLimit.isNegative() || closeWait.isNegative()) {
            throw new IllegalArgumentException("Waiting times and limits are not negative.");
        }
    }

    /** What holds unless set. */
    public static StoreOptions defaults() {
        return DEFAULTS;
    }

    /** Nobody hears how far opening is. */
    public StoreOptions(
            long memoryLimitBytes,
            Duration writerWait,
            Duration writeLimit,
            Duration closeWait,
            boolean writesRunTwice,
            LongSupplier ticker) {
        this(memoryLimitBytes, writerWait, writeLimit, closeWait, writesRunTwice, ticker, OpeningProgress.NONE);
    }

    /** The same with another memory limit, in bytes. */
    public StoreOptions withMemoryLimitBytes(long bytes) {
        return new StoreOptions(bytes, writerWait, writeLimit, closeWait, writesRunTwice, ticker, progress);
    }

    /** The same with another time to wait for other writers. */
    public StoreOptions withWriterWait(Duration wait) {
        return new StoreOptions(memoryLimitBytes, wait, writeLimit, closeWait, writesRunTwice, ticker, progress);
    }

    /** The same with another limit on the time that a write runs. */
    public StoreOptions withWriteLimit(Duration limit) {
        return new StoreOptions(memoryLimitBytes, writerWait, limit, closeWait, writesRunTwice, ticker, progress);
    }

    /** The same with another time to wait for transactions when closing. */
    public StoreOptions withCloseWait(Duration wait) {
        return new StoreOptions(memoryLimitBytes, writerWait, writeLimit, wait, writesRunTwice, ticker, progress);
    }

    /** The same, running every write twice or once. */
    public StoreOptions withWritesRunTwice(boolean twice) {
        return new StoreOptions(memoryLimitBytes, writerWait, writeLimit, closeWait, twice, ticker, progress);
    }

    /** The same with another source of time, for tests of the limits. */
    public StoreOptions withTicker(LongSupplier nanoseconds) {
        return new StoreOptions(
                memoryLimitBytes, writerWait, writeLimit, closeWait, writesRunTwice, nanoseconds, progress);
    }

    /** The same with somebody who hears how far opening is. */
    public StoreOptions withProgress(OpeningProgress listener) {
        return new StoreOptions(memoryLimitBytes, writerWait, writeLimit, closeWait, writesRunTwice, ticker, listener);
    }

    /** What an engine needs to know of these. */
    public EngineOptions forEngine() {
        return new EngineOptions(memoryLimitBytes, writerWait, writeLimit, progress);
    }
}
