package dev.isomer.storage;

import dev.isomer.storage.error.StoreClosedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether a store is open, and how many transactions run in it.
 *
 * <pre>
 *   open, n running ── close ──► closing, n running ── last one leaves ──► ended (the driver is closed)
 * </pre>
 */
final class Life {
    /** Of what goes on whatever becomes of the store. */
    static final Life UNENDING = new Life(() -> {});

    private static final int CLOSING = 1 << 30;

    private final AtomicInteger runningAndClosing = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable closeDriver;
    private volatile boolean waitIsOver;

    Life(Runnable closeDriver) {
        this.closeDriver = closeDriver;
    }

    void enter() {
        for (; ; ) {
            int state = runningAndClosing.get();
            if (state >= CLOSING) {
                throw closed();
            }
            if (runningAndClosing.compareAndSet(state, state + 1)) {
                return;
            }
        }
    }

    /**
     * Whether the store is open and no transaction runs in it, so that no thread need be asked whether it is in one.
     */
    boolean isIdle() {
        return runningAndClosing.get() == 0;
    }

    /** What was read from the driver before is of a store that was open. */
    void requireOpen() {
        if (runningAndClosing.get() >= CLOSING) {
            throw closed();
        }
    }

    private static StoreClosedException closed() {
        return new StoreClosedException("This store is closed; open it again.", null);
    }

    void leave() {
        if (runningAndClosing.decrementAndGet() == CLOSING) {
            end();
        }
    }

    /** True once closing has given up waiting, so that running transactions must stop. */
    boolean mustStop() {
        return waitIsOver;
    }

    void close(long waitNanos) {
        if (runningAndClosing.getAndUpdate(state -> state | CLOSING) == 0) {
            end();
        }
        try {
            ended.await(waitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        waitIsOver = true;
    }

    private void end() {
        try {
            closeDriver.run();
        } finally {
            ended.countDown();
        }
    }
}
