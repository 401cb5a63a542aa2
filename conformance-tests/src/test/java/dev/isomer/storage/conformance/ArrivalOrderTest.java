package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The order of turns, seen on locks that are fair, that let the newest in first, and that let the last one in again.
 */
final class ArrivalOrderTest {
    private static List<Integer> orderOf(Consumer<Runnable> inTurn) {
        return ArrivalOrder.of(inTurn, 4, Duration.ofSeconds(20));
    }

    @Test
    void aFairLockLetsThemInAsTheyCame() {
        ReentrantLock lock = new ReentrantLock(true);
        assertEquals(List.of(0, 1, 2, 3, 4, 5), orderOf(work -> {
            lock.lock();
            try {
                work.run();
            } finally {
                lock.unlock();
            }
        }));
    }

    @Test
    void theNewestFirstIsSeen() {
        Queue queue = new Queue(Deque::pollLast);
        List<Integer> order = orderOf(queue::run);
        assertEquals(
                List.of(0, 4, 3, 2, 1),
                order.stream().filter(number -> number != 5).toList());
    }

    @Test
    void whoComesAgainBeforeThoseThatWaitIsSeen() {
        AtomicInteger turns = new AtomicInteger();
        Queue queue = new Queue(waiting -> turns.incrementAndGet() == 1 ? null : waiting.pollFirst());
        assertEquals(List.of(0, 5, 1, 2, 3, 4), orderOf(queue::run));
    }

    /** A lock that lets in whom it is told to choose; where it chooses nobody, the next one that comes. */
    private static final class Queue {
        private final Function<Deque<Semaphore>, @Nullable Semaphore> choose;
        private final Deque<Semaphore> waiting = new ArrayDeque<>();
        private boolean taken;

        Queue(Function<Deque<Semaphore>, @Nullable Semaphore> choose) {
            this.choose = choose;
        }

        void run(Runnable work) {
            Semaphore turn = new Semaphore(0);
            boolean waits;
            synchronized (this) {
                waits = taken;
                taken = true;
                if (waits) {
                    waiting.add(turn);
                }
            }
            if (waits) {
                turn.acquireUninterruptibly();
            }
            try {
                work.run();
            } finally {
                letIn();
            }
        }

        private synchronized void letIn() {
            Semaphore next = choose.apply(waiting);
            taken = next != null;
            if (next != null) {
                next.release();
            }
        }
    }
}
