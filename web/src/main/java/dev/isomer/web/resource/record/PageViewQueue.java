package dev.isomer.web.resource.record;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.model.PageView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Page views on their way into the store. Requests put them here and go on; a thread of its own writes them in batches,
 * a second later or as soon as a batch is full, for at most a twentieth of its time. What has no room is dropped and
 * counted. Thread-safe.
 *
 * <pre>
 *   requests ─► add (never waits) ─► bounded queue ─► flush (one at a time) ─► batches of at most 512
 *                     └ full: dropped, counted                                      └ not kept: counted
 * </pre>
 */
public final class PageViewQueue implements AutoCloseable {
    static final int CAPACITY = 8_192;
    static final int BATCH = 512;

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** How many times as long as it wrote the thread rests, so that views take little from what is looked at. */
    private static final int REST_FACTOR = 19;

    private final Queue<PageView> queue = new ConcurrentLinkedQueue<>();

    /** How many are in the queue, counted after they are; so at times some fewer, and some more than it should take. */
    private final AtomicInteger queued = new AtomicInteger();

    private final AtomicBoolean isThreadWaiting = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private final InstantSource clock;
    private final ToIntFunction<List<PageView>> writer;
    private final Thread thread = new Thread(this::run, "page-views");
    private volatile boolean open;

    /**
     * A queue that takes nothing before it is started.
     *
     * @param clock tells when requests come in
     * @param writer writes a batch and returns how many views of it were kept
     */
    PageViewQueue(InstantSource clock, ToIntFunction<List<PageView>> writer) {
        this.clock = clock;
        this.writer = writer;
        thread.setDaemon(true);
    }

    /** A queue into the catalog's store, to be closed before the store is. */
    public static PageViewQueue into(Catalog catalog, InstantSource clock) {
        PageViewQueue queue = new PageViewQueue(clock, new PageViewWriter(catalog, PageViewWriter.KEPT));
        queue.start();
        return queue;
    }

    /** A queue that records nothing. */
    public static PageViewQueue none() {
        return new PageViewQueue(InstantSource.fixed(Instant.EPOCH), batch -> 0);
    }

    /** Begins to take views, and to write them. */
    void start() {
        open = true;
        thread.start();
    }

    /** The time now, for a request that comes in. */
    Instant now() {
        return clock.instant();
    }

    /** Takes a view, which is made when there is room, or drops it; returns at once. */
    void add(Supplier<PageView> view) {
        if (!open) {
            return;
        }
        if (queued.get() >= CAPACITY) {
            dropped.incrementAndGet();
            return;
        }
        queue.add(view.get());
        if (queued.incrementAndGet() >= BATCH && isThreadWaiting.get() && isThreadWaiting.getAndSet(false)) {
            LockSupport.unpark(thread);
        }
    }

    /** Writes the views that were added before the call, if another thread has not; what comes meanwhile may wait. */
    synchronized void flush() {
        int left = queued.get();
        while (left > 0) {
            List<PageView> batch = new ArrayList<>(BATCH);
            for (int i = Math.min(left, BATCH); i > 0; i--) {
                batch.add(queue.remove());
            }
            left -= batch.size();
            queued.addAndGet(-batch.size());
            dropped.addAndGet(batch.size() - writer.applyAsInt(batch));
        }
    }

    /** How many views were not kept since the start: the queue was full, or the store. */
    public long dropped() {
        return dropped.get();
    }

    private void run() {
        while (open) {
            isThreadWaiting.set(true);
            LockSupport.parkNanos(this, INTERVAL.toNanos());
            isThreadWaiting.set(false);
            long begin = System.nanoTime();
            flush();
            rest(REST_FACTOR * (System.nanoTime() - begin));
        }
    }

    private void rest(long nanos) {
        long begin = System.nanoTime();
        for (long left = nanos; open && left > 0; left = nanos - (System.nanoTime() - begin)) {
            LockSupport.parkNanos(this, left);
        }
    }

    /** Takes nothing more and writes what is left. */
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        flush();
    }
}
