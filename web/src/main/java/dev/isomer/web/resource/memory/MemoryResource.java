package dev.isomer.web.resource.memory;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.json.Fields;
import dev.isomer.web.page.MemoryPage;
import dev.isomer.web.page.Pages;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What takes how much of the store: {@code GET /memory}; and how to make room by age: {@code POST
 * /memory/{records}/delete}.
 */
public final class MemoryResource implements Resource {
    private final Catalog catalog;
    private final Pages pages;

    public MemoryResource(Catalog catalog, Pages pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/memory", this::get).route(Method.POST, "/memory/{records}/delete", this::delete);
    }

    private Response get(Request request) {
        request.query().requireOnly(Set.of("format", "deleted", "of"));
        Statistics statistics = catalog.store().statistics();
        return wantsPage(request)
                ? Response.html(200, pages.html(page(request, statistics)))
                : Response.json(200, document(statistics));
    }

    private static MemoryPage page(Request request, Statistics statistics) {
        List<MemoryPage.Row> rows = statistics.types().stream()
                .sorted(Comparator.comparingLong(
                        (TypeStatistics type) -> -type.bytes().orElse(type.rows())))
                .map(type -> new MemoryPage.Row(
                        type.entityType(),
                        type.rows(),
                        type.bytes().orElse(-1),
                        StoredTypes.address(type.entityType()),
                        AgedRecords.stored(type.entityType())
                                .map(AgedRecords::name)
                                .orElse("")))
                .toList();
        return new MemoryPage(
                rows,
                statistics.usedBytes().orElse(-1),
                statistics.limitBytes().orElse(-1),
                request.query().first("deleted").orElse(""),
                request.query().first("of").orElse(""));
    }

    private static Map<String, Object> document(Statistics statistics) {
        Map<String, Object> document = new LinkedHashMap<>();
        statistics.usedBytes().ifPresent(bytes -> document.put("used_bytes", bytes));
        statistics.limitBytes().ifPresent(bytes -> document.put("limit_bytes", bytes));
        Map<String, Object> types = new LinkedHashMap<>();
        for (TypeStatistics type : statistics.types()) {
            Map<String, Object> size = new LinkedHashMap<>();
            size.put("rows", type.rows());
            type.bytes().ifPresent(bytes -> size.put("bytes", bytes));
            types.put(type.entityType(), size);
        }
        document.put("types", types);
        return document;
    }

    private Response delete(Request request) {
        String name = request.pathParameter("records");
        AgedRecords<?> records = AgedRecords.named(name)
                .orElseThrow(() -> HttpException.notFound(
                        "Deleted by age are interactions, history, invocations and exports; /memory shows them."));
        RoomRequest wanted = RoomRequest.read(request);
        long deleted = delete(records, wanted);
        return wantsPage(request)
                ? Response.seeOther("/memory?deleted=" + deleted + "&of=" + name)
                : Response.json(200, Fields.of("deleted", deleted));
    }

    private long delete(AgedRecords<?> records, RoomRequest wanted) {
        return catalog.write(tx -> {
            long deleted = records.delete(tx, wanted);
            if (deleted > 0) {
                String message = "the " + deleted + " oldest";
                tx.interactions()
                        .recordDeletion(InteractionRequest.now("records", records.name(), "delete", message, ""));
            }
            return deleted;
        });
    }

    private static boolean wantsPage(Request request) {
        return Representation.of(request) == Representation.HTML;
    }
}
