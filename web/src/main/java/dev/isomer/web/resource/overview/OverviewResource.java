package dev.isomer.web.resource.overview;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.storage.model.Statistics;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.json.Fields;
import dev.isomer.web.page.OverviewPage;
import dev.isomer.web.page.Pages;
import dev.isomer.web.page.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The overview at {@code /}, and what tells that and which server runs. */
public final class OverviewResource implements Resource {
    private static final int LATEST = 12;

    private final Catalog catalog;
    private final Pages pages;
    private final StoreFacts facts;

    public OverviewResource(Catalog catalog, Pages pages, StoreFacts facts) {
        this.catalog = catalog;
        this.pages = pages;
        this.facts = facts;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/", this::get)
                .route(Method.GET, "/healthz", this::health)
                .route(Method.GET, "/readyz", this::ready)
                .route(Method.GET, "/version", this::version);
    }

    /** {@code GET /}. */
    private Response get(Request request) {
        OverviewPage page = catalog.read(this::page);
        return Representation.of(request) == Representation.HTML
                ? Response.html(200, pages.html(page))
                : Response.json(200, document(page));
    }

    /** {@code GET /healthz}: the store answers. */
    private Response health(Request request) {
        catalog.read(tx -> tx.variables().count());
        return Response.json(200, Fields.of("status", "ok"));
    }

    /** {@code GET /readyz}: more may be asked; a server that is stopping answers 503, as to everything. */
    private Response ready(Request request) {
        catalog.read(tx -> tx.variables().count());
        return Response.json(200, Fields.of("status", "ready"));
    }

    /** {@code GET /version}. */
    private Response version(Request request) {
        return Response.json(200, Fields.of("version", facts.version()));
    }

    private OverviewPage page(CatalogTransaction tx) {
        List<OverviewPage.Count> counts = new ArrayList<>();
        for (Kind<?> kind : Kind.all()) {
            counts.add(count(tx, kind));
        }
        Statistics statistics = catalog.store().statistics();
        List<OverviewPage.Change> latest = tx
                .interactions()
                .list(EntityInteraction.TYPE
                        .all()
                        .orderBy(EntityInteraction.CREATED_AT.descending())
                        .limit(LATEST))
                .stream()
                .map(change -> new OverviewPage.Change(
                        change.action(),
                        change.entityType(),
                        change.entityName(),
                        Times.precise(change.createdAt()),
                        Times.brief(change.createdAt())))
                .toList();
        return new OverviewPage(
                counts,
                tx.contents().count(),
                tx.contents().countStored(),
                catalog.directory().location().map(Object::toString).orElse(""),
                catalog.directory().problems().size(),
                facts.place(),
                known(statistics.usedBytes()),
                known(statistics.limitBytes()),
                latest,
                facts.exampleCid().orElse(""));
    }

    private static <E extends Record & NamedEntity> OverviewPage.Count count(CatalogTransaction tx, Kind<E> kind) {
        return new OverviewPage.Count(
                kind.plural(),
                tx.entities(kind).count(),
                tx.entities(kind).count(kind.enabled().eq(true)));
    }

    private static long known(OptionalLong bytes) {
        return bytes.orElse(-1);
    }

    private static Map<String, Object> document(OverviewPage page) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (OverviewPage.Count count : page.counts()) {
            document.put(count.kind(), Fields.of("count", count.all(), "enabled", count.enabled()));
        }
        document.put("contents", Fields.of("count", page.contents(), "stored", page.storedContents()));
        Map<String, Object> store = new LinkedHashMap<>();
        store.put("place", page.place());
        if (page.limitBytes() >= 0) {
            store.put("used_bytes", page.usedBytes());
            store.put("limit_bytes", page.limitBytes());
        }
        document.put("store", store);
        document.put(
                "latest", page.latest().stream().map(OverviewResource::document).toList());
        return document;
    }

    private static Map<String, Object> document(OverviewPage.Change change) {
        Map<String, Object> document = Fields.of("action", change.action(), "kind", change.kind());
        document.put("name", change.name());
        document.put("at", change.preciseTime());
        return document;
    }
}
