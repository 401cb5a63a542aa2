package dev.isomer.web;

import java.util.concurrent.CountDownLatch;

/**
 * SIGINT or SIGTERM. The JVM answers both by running its shutdown hooks; the one of this class lets the application go
 * on to its own end, which ends the process with its exit code, and so never returns before.
 */
final class ProcessSignal implements StopSignal {
    private final CountDownLatch signalled = new CountDownLatch(1);

    @Override
    public void listen() {
        Runnable stop = () -> {
            signalled.countDown();
            awaitUninterruptibly(new CountDownLatch(1));
        };
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
    }

    @Override
    public void await() {
        awaitUninterruptibly(signalled);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignored) {
                // Only a signal ends the wait.
            }
        }
    }
}
