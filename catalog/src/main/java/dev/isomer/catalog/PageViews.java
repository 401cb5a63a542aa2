package dev.isomer.catalog;

import dev.isomer.catalog.model.PageView;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.storage.Repository;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page views of one transaction. */
public final class PageViews {
    /** How many views a page has unless asked otherwise. */
    public static final int PER_PAGE = 50;

    private static final int PER_PAGE_WHEN_SENSELESS = 20;

    private final Repository<PageView> rows;
    private final UniqueClock clock;

    PageViews(Repository<PageView> rows, UniqueClock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Adds a view as it is. */
    public PageView save(PageView view) {
        return rows.insert(view);
    }

    /** Adds a view that happened now; what a client made too long is cut to its length, for a view is never refused. */
    public PageView record(
            String path, @Nullable String method, @Nullable String userAgent, @Nullable String ipAddress) {
        return recordAt(path, method, userAgent, ipAddress, clock.next());
    }

    /** As {@link #record} for a view that happened at the given time. */
    public PageView recordAt(
            String path,
            @Nullable String method,
            @Nullable String userAgent,
            @Nullable String ipAddress,
            Instant viewedAt) {
        return rows.insert(new PageView(
                0,
                TextRules.cut(path, PageView.PATH.maxLength()),
                cut(method, PageView.METHOD.maxLength()),
                cut(userAgent, PageView.USER_AGENT.maxLength()),
                cut(ipAddress, PageView.IP_ADDRESS.maxLength()),
                viewedAt));
    }

    private static @Nullable String cut(@Nullable String text, int codePoints) {
        return text == null ? null : TextRules.cut(text, codePoints);
    }

    /** How many views there are. */
    public long count(Bounds bounds) {
        return rows.count(bounds.on(PageView.VIEWED_AT));
    }

    /** How many different paths were viewed. */
    public long countUniquePaths(Bounds bounds) {
        return rows.countDistinct(PageView.PATH, bounds.on(PageView.VIEWED_AT));
    }

    /** The most viewed paths with their counts, ties by path; all of them for a negative limit. */
    public List<Group<String>> popularPaths(int limit, Bounds bounds) {
        return rows.countBy(PageView.PATH, bounds.on(PageView.VIEWED_AT), limit < 0 ? Long.MAX_VALUE : limit);
    }

    /**
     * A page of views, newest first. Senseless numbers are put right: a page below 1 is the first, and pages of less
     * than 1 view have {@value #PER_PAGE_WHEN_SENSELESS}. A page past the end has no views.
     */
    public Page<PageView> paginate(int page, int perPage, Bounds bounds) {
        int number = Math.max(1, page);
        int size = perPage < 1 ? PER_PAGE_WHEN_SENSELESS : perPage;
        Query<PageView> query = PageView.TYPE
                .where(bounds.on(PageView.VIEWED_AT))
                .orderBy(PageView.VIEWED_AT.descending())
                .offset((number - 1L) * size)
                .limit(size);
        return new Page<>(number, size, count(bounds), rows.list(query));
    }

    /** From the first view within the bounds to the last; empty when there is none. */
    public Optional<Bounds> span(Bounds bounds) {
        Query<PageView> within = PageView.TYPE.where(bounds.on(PageView.VIEWED_AT));
        Optional<PageView> first = rows.first(within.orderBy(PageView.VIEWED_AT));
        Optional<PageView> last = rows.first(within.orderBy(PageView.VIEWED_AT.descending()));
        return first.isEmpty() || last.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bounds(first.get().viewedAt(), last.get().viewedAt()));
    }

    /** Views in the order and part that a query says, for pages by position. */
    public List<PageView> list(Query<PageView> query) {
        return rows.list(query);
    }
}
