package dev.isomer.web.resource.record;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.TextAttribute;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Addresses;
import dev.isomer.web.page.Pages;
import dev.isomer.web.page.RecordPage;
import dev.isomer.web.page.RecordPage.Fact;
import dev.isomer.web.page.RecordTable;
import dev.isomer.web.page.RecordTable.Cell;
import dev.isomer.web.page.RecordsPage;
import dev.isomer.web.page.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was done with entities: {@code GET} and {@code POST /interactions}, {@code GET /interactions/{id}}. */
public final class InteractionResource implements Resource {
    private static final String PATH = "/interactions";
    private static final String TITLE = "Changes";

    /** What the original takes a request for that does not say what was done. */
    private static final String STANDARD_ACTION = "ai";

    private static final Map<String, TextAttribute<EntityInteraction>> FILTERS = Map.of(
            "entity_type", EntityInteraction.ENTITY_TYPE,
            "entity_name", EntityInteraction.ENTITY_NAME,
            "action", EntityInteraction.ACTION);

    private final Catalog catalog;
    private final Pages pages;

    public InteractionResource(Catalog catalog, Pages pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.list(PATH, this::list)
                .route(Method.POST, PATH, this::create)
                .route(Method.GET, PATH + "/{id}", this::item);
    }

    private Response list(Request request) {
        Representation form = Representation.ofRecords(request);
        Asked asked = Asked.read(request.query(), List.of("entity_type", "entity_name", "action"));
        Predicate<EntityInteraction> predicate = predicate(asked);
        RecordList<EntityInteraction> list = catalog.read(tx -> new RecordList<>(
                asked,
                asked.part(PATH, predicate, EntityInteraction.CREATED_AT, tx.interactions()::list),
                tx.interactions().count(predicate)));
        if (form != Representation.HTML) {
            return list.response(form, RecordDocument.INTERACTION_FIELDS, "entity_name", RecordDocument::of);
        }
        RecordTable table = new RecordTable(
                List.of("When (UTC)", "What", "Kind", "Name", "Why", "Content"),
                list.part().items().stream().map(InteractionResource::cells).toList());
        return Response.html(200, pages.html(page(asked, list, table)));
    }

    private static Predicate<EntityInteraction> predicate(Asked asked) {
        Predicate<EntityInteraction> predicate = asked.bounds().on(EntityInteraction.CREATED_AT);
        for (Map.Entry<String, TextAttribute<EntityInteraction>> filter : FILTERS.entrySet()) {
            String wanted = asked.filter(filter.getKey());
            if (!wanted.isEmpty()) {
                predicate = predicate.and(filter.getValue().eq(wanted));
            }
        }
        return predicate;
    }

    private static RecordsPage page(Asked asked, RecordList<EntityInteraction> list, RecordTable table) {
        return list.page(
                PATH,
                TITLE,
                "Every create, change, rename, switch, delete and import is listed here, with what it was about.",
                List.of(
                        new RecordsPage.Filter("entity_type", "Kind", asked.filter("entity_type")),
                        new RecordsPage.Filter("entity_name", "Name", asked.filter("entity_name")),
                        new RecordsPage.Filter("action", "What", asked.filter("action"))),
                table);
    }

    private static List<Cell> cells(EntityInteraction row) {
        return List.of(
                Cell.time(Times.toTheSecond(row.createdAt()), Times.precise(row.createdAt()), PATH + "/" + row.id()),
                Cell.of(row.action()),
                Cell.of(row.entityType()),
                Cell.link(row.entityName(), Addresses.ofEntity(row.entityType(), row.entityName())),
                Cell.of(row.message() == null ? "" : row.message()),
                Cell.code(RecordDocument.isOfSecret(row.entityType()) ? "" : row.content(), ""));
    }

    private Response item(Request request) {
        Representation form = Representation.ofRecords(request);
        request.query().requireOnly(Set.of("format"));
        long id = RecordList.id(request);
        EntityInteraction row =
                catalog.read(tx -> tx.interactions().byId(id)).orElseThrow(() -> RecordList.absent(PATH));
        if (form != Representation.HTML) {
            return RecordList.item(request, form, RecordDocument.of(row));
        }
        boolean secret = RecordDocument.isOfSecret(row.entityType());
        String entity = Addresses.ofEntity(row.entityType(), row.entityName());
        return Response.html(
                200,
                pages.html(new RecordPage(
                        PATH,
                        TITLE,
                        row.action() + " " + row.entityType() + " " + row.entityName(),
                        List.of(
                                new Fact(
                                        "When",
                                        Cell.time(
                                                Times.toTheSecond(row.createdAt()) + " UTC",
                                                Times.precise(row.createdAt()),
                                                "")),
                                new Fact("What", Cell.of(row.action())),
                                new Fact("Of", Cell.link(row.entityType() + " " + row.entityName(), entity)),
                                new Fact("Why", Cell.of(row.message() == null ? "" : row.message()))),
                        !secret && !row.content().isEmpty(),
                        secret ? "" : row.content(),
                        secret
                                ? "The value of a secret is not shown."
                                : row.content().isEmpty() ? "No content was recorded." : "")));
    }

    private Response create(Request request) {
        RecordInput input = RecordInput.read(
                request,
                List.of("entity_type", "entity_name", "action", "message", "content"),
                Set.of("entity_type", "entity_name"));
        String type = input.text("entity_type", "");
        InteractionRequest asked = InteractionRequest.now(
                type,
                input.text("entity_name", ""),
                input.text("action", STANDARD_ACTION),
                input.text("message"),
                RecordDocument.isOfSecret(type) ? "" : input.text("content", ""));
        RecordInput.requireStorable(
                EntityInteraction.TYPE,
                new EntityInteraction(
                        0,
                        type,
                        input.text("entity_name", ""),
                        input.text("action", STANDARD_ACTION).strip(),
                        "",
                        input.text("content", ""),
                        Instant.EPOCH));
        EntityInteraction row =
                catalog.write(tx -> tx.interactions().record(asked)).orElseThrow();
        return RecordList.created(request, PATH + "/" + row.id(), RecordDocument.of(row));
    }
}
