package dev.isomer.storage.conformance;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where the first thread that comes along stands still until the test lets it go; others pass. */
final class Stop implements Runnable {
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void run() {
        if (taken.compareAndSet(false, true)) {
            reached.countDown();
            Threads.await(released);
        }
    }

    /** Returns once a thread stands here. */
    void untilReached() {
        Threads.await(reached);
    }

    void letGo() {
        released.countDown();
    }
}
