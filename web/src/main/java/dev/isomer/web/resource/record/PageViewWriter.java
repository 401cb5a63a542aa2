package dev.isomer.web.resource.record;

import dev.isomer.catalog.Bounds;
import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.PageViews;
import dev.isomer.catalog.model.PageView;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Statistics;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches of page views and keeps the newest. Views never take the last tenth of a store that is limited: what a
 * person wants to save must find room, however many pages were looked at. For one thread at a time.
 */
final class PageViewWriter implements ToIntFunction<List<PageView>> {
    /** How many views are kept. */
    static final long KEPT = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger("dev.isomer.web.views");
    private static final int DELETED_AT_ONCE = 2_000;

    private final Catalog catalog;
    private final long kept;
    private boolean failing;

    PageViewWriter(Catalog catalog, long kept) {
        this.catalog = catalog;
        this.kept = kept;
    }

    /** Writes them and returns how many were kept; what fails is logged, and thrown to nobody. */
    @Override
    public int applyAsInt(List<PageView> batch) {
        try {
            List<PageView> fitting = fitting(batch);
            int written = fitting.isEmpty() ? 0 : catalog.<Integer, RuntimeException>write(tx -> write(tx, fitting));
            failing = false;
            return written;
        } catch (RuntimeException failed) {
            if (!failing) {
                LOG.warn("Page views cannot be recorded: {}", failed.getMessage());
            }
            failing = true;
            return 0;
        }
    }

    /** The first views that leave the last tenth of the store free, each taken for larger than it can be. */
    private List<PageView> fitting(List<PageView> batch) {
        if (!catalog.store().capabilities().contains(Capability.MEMORY_LIMIT)) {
            return batch;
        }
        Statistics statistics = catalog.store().statistics();
        long limit = statistics.limitBytes().orElse(Long.MAX_VALUE);
        long room = limit - limit / 10 - statistics.usedBytes().orElse(0);
        int count = 0;
        while (count < batch.size() && room >= bytesAtMost(batch.get(count))) {
            room -= bytesAtMost(batch.get(count));
            count++;
        }
        return batch.subList(0, count);
    }

    private static long bytesAtMost(PageView view) {
        return 1_000 + 2L * (view.path().length() + length(view.userAgent()) + length(view.ipAddress()));
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private int write(CatalogTransaction tx, List<PageView> batch) {
        PageViews views = tx.pageViews();
        long tooMany = views.count(Bounds.OPEN) + batch.size() - kept;
        tx.aged(PageView.VIEWED_AT).deleteOldest(Math.max(0, Math.min(tooMany, DELETED_AT_ONCE)));
        int written = 0;
        for (PageView view : batch) {
            try {
                views.recordAt(view.path(), view.method(), view.userAgent(), view.ipAddress(), view.viewedAt());
                written++;
            } catch (MemoryLimitExceededException full) {
                return written;
            }
        }
        return written;
    }
}
