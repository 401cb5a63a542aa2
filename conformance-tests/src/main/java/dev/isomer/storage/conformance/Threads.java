package dev.isomer.storage.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Threads of one test, which meet by latches. A wait has a bound, and passing it is a failure of the test. */
final class Threads implements AutoCloseable {
    private static final long MOST_SECONDS = 20;

    private final ExecutorService executor = Executors.newCachedThreadPool();

    /** Runs work on a thread of its own. */
    <R> Future<R> start(Callable<R> work) {
        return executor.submit(work);
    }

    /** Runs each piece of work on a thread of its own, all from the same moment; their results in the same order. */
    <R> List<R> together(List<Callable<R>> works) {
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<R>> running = new ArrayList<>();
        for (Callable<R> work : works) {
            running.add(start(() -> {
                await(begin);
                return work.call();
            }));
        }
        begin.countDown();
        List<R> results = new ArrayList<>();
        for (Future<R> each : running) {
            results.add(result(each));
        }
        return results;
    }

    /** Waits until the latch is open. */
    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Another thread did not come so far within " + MOST_SECONDS + " s.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted.", interrupted);
        }
    }

    /** What the work results in; what it throws comes out, unchecked as it is or else in an assertion's failure. */
    static <R> R result(Future<R> running) {
        return result(running, Duration.ofSeconds(MOST_SECONDS));
    }

    /** As {@link #result(Future)}, with another bound. */
    static <R> R result(Future<R> running, Duration most) {
        try {
            return running.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new AssertionError("A thread of the test failed.", failure.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("A thread of the test was not done within " + most.toSeconds() + " s.", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted.", interrupted);
        }
    }

    /** Whether a thread waits for another one, be it with a limit of time. */
    static boolean standsStill(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    /** Returns once something is so. */
    static void until(BooleanSupplier isSo, Duration most) {
        long begin = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - begin > most.toNanos()) {
                throw new AssertionError("Another thread did not come so far within " + most.toSeconds() + " s.");
            }
            Thread.yield();
        }
    }

    /** Interrupts what still runs, which is nothing in a test that passed. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
