package dev.isomer.web.resource.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.Bounds;
import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.UniqueClock;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.PageView;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.resource.CatalogSchemaSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Page views on their way into the store: bounded, counted where they are dropped, and only the newest kept. */
@UseSchema(CatalogSchemaSource.class)
final class PageViewQueueTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void aFullQueueDropsAndCountsAndNobodyWaits() throws InterruptedException {
        ArrayBlockingQueue<Integer> entered = new ArrayBlockingQueue<>(PageViewQueue.CAPACITY);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        PageViewQueue queue = new PageViewQueue(InstantSource.system(), batch -> {
            entered.add(batch.size());
            written.addAndGet(batch.size());
            await(goOn);
            return batch.size();
        });
        queue.start();
        add(queue, PageViewQueue.BATCH);
        int taken = entered.poll(20, TimeUnit.SECONDS);
        add(queue, PageViewQueue.CAPACITY + 100);
        assertEquals(PageViewQueue.BATCH - taken + 100, queue.dropped());
        goOn.countDown();
        queue.close();
        add(queue, 1);
        queue.flush();
        assertEquals(PageViewQueue.CAPACITY + taken, written.get());
    }

    @Test
    void whatTheStoreDoesNotKeepIsCounted() {
        PageViewQueue queue = new PageViewQueue(InstantSource.system(), batch -> batch.size() - 2);
        queue.start();
        add(queue, 5);
        queue.close();
        assertTrue(queue.dropped() >= 2 && queue.dropped() % 2 == 0, "dropped " + queue.dropped());
    }

    @Test
    void aQueueThatRecordsNothingTakesNothing() {
        try (PageViewQueue queue = PageViewQueue.none()) {
            add(queue, 10);
            queue.flush();
            assertEquals(0, queue.dropped());
        }
    }

    @EveryStore
    void onlyTheNewestAreKept(Store store) {
        Catalog catalog = new Catalog(store, ContentDirectory.none(), new UniqueClock(InstantSource.fixed(NOON)));
        PageViewWriter writer = new PageViewWriter(catalog, 1_000);
        for (int at = 0; at < 2_500; at += 500) {
            assertEquals(500, writer.applyAsInt(views(at, 500)));
            assertEquals(Math.min(1_000, at + 500), count(catalog));
        }
        List<Instant> kept =
                catalog.read(tx -> tx.pageViews().list(PageView.TYPE.all().orderBy(PageView.VIEWED_AT)).stream()
                        .map(PageView::viewedAt)
                        .toList());
        assertEquals(views(1_500, 1_000).stream().map(PageView::viewedAt).toList(), kept);
    }

    @EveryStore
    void aStoreThatIsClosedFailsNobody(Store store) {
        Catalog catalog = new Catalog(store, ContentDirectory.none(), new UniqueClock(InstantSource.fixed(NOON)));
        PageViewQueue queue = PageViewQueue.into(catalog, InstantSource.fixed(NOON));
        views(0, 3).forEach(view -> queue.add(() -> view));
        queue.flush();
        assertEquals(3, count(catalog));
        store.close();
        views(3, 4).forEach(view -> queue.add(() -> view));
        queue.close();
        assertEquals(4, queue.dropped());
    }

    private static long count(Catalog catalog) {
        return catalog.read(tx -> tx.pageViews().count(Bounds.OPEN));
    }

    private static void add(PageViewQueue queue, int count) {
        views(0, count).forEach(view -> queue.add(() -> view));
    }

    private static List<PageView> views(int from, int count) {
        return new ArrayList<>(IntStream.range(from, from + count)
                .mapToObj(i -> new PageView(0, "/p" + i % 7, "GET", null, null, NOON.plusSeconds(i)))
                .toList());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
