package dev.isomer.storage.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * In which order those that wait for one another get their turn.
 *
 * <pre>
 *   0 has its turn ── 1 comes, and waits ── 2 comes, and waits … ── 0 lets go, and comes again as the last
 * </pre>
 */
final class ArrivalOrder {
    private ArrivalOrder() {}

    /**
     * Who had a turn, in order; fair is 0, 1, …, {@code waiting}, {@code waiting + 1}.
     *
     * @param inTurn runs what it is given while nobody else has a turn
     * @param waiting how many wait while the first has its turn
     */
    static List<Integer> of(Consumer<Runnable> inTurn, int waiting, Duration patience) {
        List<Integer> turns = Collections.synchronizedList(new ArrayList<>());
        Stop first = new Stop();
        List<Future<Boolean>> running = new ArrayList<>();
        try (Threads threads = new Threads()) {
            running.add(threads.start(() -> {
                inTurn.accept(() -> {
                    turns.add(0);
                    first.run();
                });
                inTurn.accept(() -> turns.add(waiting + 1));
                return true;
            }));
            first.untilReached();
            for (int i = 1; i <= waiting; i++) {
                running.add(come(threads, inTurn, turns, i, patience));
            }
            first.letGo();
            running.forEach(each -> Threads.result(each, patience));
        }
        return List.copyOf(turns);
    }

    /** Returns once it waits: a thread that stands still is in the queue. */
    private static Future<Boolean> come(
            Threads threads, Consumer<Runnable> inTurn, List<Integer> turns, int number, Duration patience) {
        CountDownLatch coming = new CountDownLatch(1);
        @Nullable Thread[] thread = new Thread[1];
        Future<Boolean> running = threads.start(() -> {
            thread[0] = Thread.currentThread();
            coming.countDown();
            inTurn.accept(() -> turns.add(number));
            return true;
        });
        Threads.await(coming);
        Threads.until(() -> running.isDone() || Threads.standsStill(thread[0]), patience);
        return running;
    }
}
