package dev.isomer.web.resource.record;

import dev.isomer.catalog.Bounds;
import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.PageViews;
import dev.isomer.catalog.model.PageView;
import dev.isomer.storage.model.Group;
import dev.isomer.web.http.Body;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.json.Fields;
import dev.isomer.web.json.Json;
import dev.isomer.web.page.Addresses;
import dev.isomer.web.page.HistoryChart;
import dev.isomer.web.page.HistoryPage;
import dev.isomer.web.page.Pages;
import dev.isomer.web.page.RecordTable;
import dev.isomer.web.page.RecordTable.Cell;
import dev.isomer.web.page.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page views, with how many there were and of what: {@code GET /history}. */
public final class HistoryResource implements Resource {
    private static final String PATH = "/history";
    private static final int POPULAR = 10;

    private final Catalog catalog;
    private final Pages pages;
    private final PageViewQueue views;

    public HistoryResource(Catalog catalog, Pages pages, PageViewQueue views) {
        this.catalog = catalog;
        this.pages = pages;
        this.views = views;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.list(PATH, this::get);
    }

    /** {@code GET /history}: every request before this one that counts is in it. */
    private Response get(Request request) {
        Representation form = Representation.ofRecords(request);
        Asked asked = Asked.read(request.query(), List.of());
        views.flush();
        History history = catalog.read(tx -> history(tx, asked));
        if (form == Representation.HTML) {
            return Response.html(200, pages.html(page(asked, history)));
        }
        Response listed = new RecordList<>(asked, history.part(), history.total())
                .response(form, RecordDocument.VIEW_FIELDS, "path", RecordDocument::of);
        return form == Representation.JSON
                ? listed.withStatusAndBody(200, Body.of(Json.write(document(history))))
                : listed;
    }

    private static History history(CatalogTransaction tx, Asked asked) {
        PageViews recorded = tx.pageViews();
        return new History(
                asked.part(PATH, asked.bounds().on(PageView.VIEWED_AT), PageView.VIEWED_AT, recorded::list),
                recorded.count(asked.bounds()),
                recorded.countUniquePaths(asked.bounds()),
                recorded.popularPaths(POPULAR, asked.bounds()),
                chart(recorded, asked.bounds()));
    }

    private static HistoryChart chart(PageViews recorded, Bounds bounds) {
        Optional<Bounds> span = recorded.span(bounds);
        Instant first = span.map(Bounds::start).orElse(Instant.EPOCH);
        Instant last = span.map(Bounds::end).orElse(Instant.EPOCH);
        Duration step = HistoryChart.step(first, last);
        List<HistoryChart.Bar> bars = new ArrayList<>();
        Instant from = HistoryChart.start(first, step);
        while (span.isPresent() && !from.isAfter(last)) {
            Instant to = from.plus(step);
            Instant begin = from.isBefore(first) ? first : from;
            Instant end = to.isAfter(last) ? last : to.minusNanos(1_000);
            bars.add(new HistoryChart.Bar(from, to, recorded.count(new Bounds(begin, end))));
            from = to;
        }
        return new HistoryChart(step, bars);
    }

    private Map<String, Object> document(History history) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "items", history.part().items().stream().map(RecordDocument::of).toList());
        document.put("next", history.part().next().orElse(null));
        document.put("total", history.total());
        document.put("unique_paths", history.uniquePaths());
        document.put(
                "popular",
                history.popular().stream()
                        .map(group -> Fields.of("path", group.value(), "count", group.count()))
                        .toList());
        document.put("chart", chart(history.chart()));
        document.put("dropped", views.dropped());
        return document;
    }

    private static Map<String, Object> chart(HistoryChart chart) {
        return Fields.of(
                "step_hours",
                chart.step().toHours(),
                "bars",
                chart.bars().stream()
                        .map(bar -> Fields.of("from", bar.preciseTime(), "count", bar.count()))
                        .toList());
    }

    private HistoryPage page(Asked asked, History history) {
        long most = history.popular().stream().mapToLong(Group::count).max().orElse(1);
        return new HistoryPage(
                asked.from(),
                asked.to(),
                history.total(),
                history.uniquePaths(),
                views.dropped(),
                history.popular().stream().map(group -> popular(group, most)).toList(),
                history.chart(),
                new RecordTable(
                        List.of("When (UTC)", "Method", "Path", "Client", "Address"),
                        history.part().items().stream()
                                .map(HistoryResource::cells)
                                .toList()),
                history.part().nextAddress().orElse(""),
                asked.after().isPresent());
    }

    private static HistoryPage.Popular popular(Group<String> group, long most) {
        String path = text(group.value());
        return new HistoryPage.Popular(path, Addresses.ofPath(path), group.count(), 100 * group.count() / most);
    }

    private static List<Cell> cells(PageView view) {
        return List.of(
                Cell.time(Times.toTheSecond(view.viewedAt()), Times.precise(view.viewedAt()), ""),
                Cell.of(text(view.method())),
                Cell.link(view.path(), Addresses.ofPath(view.path())),
                Cell.of(text(view.userAgent())),
                Cell.of(text(view.ipAddress())));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private record History(
            Asked.Part<PageView> part, long total, long uniquePaths, List<Group<String>> popular, HistoryChart chart) {}
}
