package dev.isomer.web.resource.record;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.InvocationDetails;
import dev.isomer.catalog.Invocations;
import dev.isomer.catalog.cid.CidText;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.storage.model.Predicate;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The runs of servers: {@code GET} and {@code POST /invocations}, {@code GET /invocations/{id}}. */
public final class InvocationResource implements Resource {
    private static final String PATH = "/invocations";
    private static final String TITLE = "Runs of servers";

    private final Catalog catalog;
    private final Pages pages;

    public InvocationResource(Catalog catalog, Pages pages) {
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
        Asked asked = Asked.read(request.query(), List.of("server_name", "cid"));
        Predicate<ServerInvocation> predicate = predicate(asked);
        RecordList<ServerInvocation> list = catalog.read(tx -> new RecordList<>(
                asked,
                asked.part(PATH, predicate, ServerInvocation.INVOKED_AT, tx.invocations()::list),
                tx.invocations().count(predicate)));
        if (form != Representation.HTML) {
            return list.response(form, RecordDocument.INVOCATION_FIELDS, "server_name", RecordDocument::of);
        }
        RecordTable table = new RecordTable(
                List.of("When (UTC)", "Server", "Result", "Request"),
                list.part().items().stream().map(InvocationResource::cells).toList());
        List<RecordsPage.Filter> filters = List.of(
                new RecordsPage.Filter("server_name", "Server", asked.filter("server_name")),
                new RecordsPage.Filter("cid", "Any identifier", asked.filter("cid")));
        String purpose = "What runs a server elsewhere records it here by POST /invocations; imports bring runs along.";
        return Response.html(200, pages.html(list.page(PATH, TITLE, purpose, filters, table)));
    }

    private static Predicate<ServerInvocation> predicate(Asked asked) {
        Predicate<ServerInvocation> predicate = asked.bounds().on(ServerInvocation.INVOKED_AT);
        if (!asked.filter("server_name").isEmpty()) {
            predicate = predicate.and(ServerInvocation.SERVER_NAME.eq(asked.filter("server_name")));
        }
        if (!asked.filter("cid").isEmpty()) {
            String plain = CidText.stripped(asked.filter("cid"));
            predicate = predicate.and(Invocations.speaksOf(List.of(plain, "/" + plain)));
        }
        return predicate;
    }

    private static List<Cell> cells(ServerInvocation row) {
        return List.of(
                Cell.time(Times.toTheSecond(row.invokedAt()), Times.precise(row.invokedAt()), PATH + "/" + row.id()),
                Cell.link(row.serverName(), Addresses.ofEntity("server", row.serverName())),
                cid(row.resultCid(), true),
                cid(row.requestDetailsCid(), true));
    }

    private static Cell cid(@Nullable String cid, boolean brief) {
        String text = cid == null ? "" : cid;
        boolean cut = brief && text.codePointCount(0, text.length()) > 24;
        String shown = cut ? text.substring(0, text.offsetByCodePoints(0, 24)) + "…" : text;
        return new Cell(shown, Addresses.ofContent(cid), "", true);
    }

    private Response item(Request request) {
        Representation form = Representation.ofRecords(request);
        request.query().requireOnly(Set.of("format"));
        long id = RecordList.id(request);
        ServerInvocation row = catalog.read(tx -> tx.invocations().byId(id)).orElseThrow(() -> RecordList.absent(PATH));
        if (form != Representation.HTML) {
            return RecordList.item(request, form, RecordDocument.of(row));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "When", Cell.time(Times.toTheSecond(row.invokedAt()) + " UTC", Times.precise(row.invokedAt()), "")));
        facts.add(new Fact("Server", Cell.link(row.serverName(), Addresses.ofEntity("server", row.serverName()))));
        addCid(facts, "Result", row.resultCid());
        addCid(facts, "Servers then", row.serversCid());
        addCid(facts, "Variables then", row.variablesCid());
        addCid(facts, "Secrets then", row.secretsCid());
        addCid(facts, "Request", row.requestDetailsCid());
        addCid(facts, "This run as a document", row.invocationCid());
        addCid(facts, "Calls to others", row.externalCallsCid());
        return Response.html(
                200, pages.html(new RecordPage(PATH, TITLE, "Run of " + row.serverName(), facts, false, "", "")));
    }

    private static void addCid(List<Fact> facts, String label, @Nullable String cid) {
        if (cid != null) {
            facts.add(new Fact(label, cid(cid, false)));
        }
    }

    private Response create(Request request) {
        RecordInput input = RecordInput.read(
                request,
                List.of(
                        "server_name",
                        "result_cid",
                        "servers_cid",
                        "variables_cid",
                        "secrets_cid",
                        "request_details_cid",
                        "invocation_cid",
                        "external_calls_cid"),
                Set.of("server_name", "result_cid"));
        String server = input.text("server_name", "");
        String result = input.text("result_cid", "");
        InvocationDetails details = new InvocationDetails(
                input.text("servers_cid"),
                input.text("variables_cid"),
                input.text("secrets_cid"),
                input.text("request_details_cid"),
                input.text("invocation_cid"),
                input.text("external_calls_cid"));
        RecordInput.requireStorable(
                ServerInvocation.TYPE,
                new ServerInvocation(
                        0,
                        server,
                        result,
                        details.serversCid(),
                        details.variablesCid(),
                        details.secretsCid(),
                        details.requestDetailsCid(),
                        details.invocationCid(),
                        details.externalCallsCid(),
                        Instant.EPOCH));
        ServerInvocation row = catalog.write(tx -> tx.invocations().create(server, result, details));
        return RecordList.created(request, PATH + "/" + row.id(), RecordDocument.of(row));
    }
}
