package dev.isomer.web.resource.exchange;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.exchange.DocumentExporter;
import dev.isomer.catalog.exchange.ExportOptions;
import dev.isomer.catalog.exchange.ExportedDocument;
import dev.isomer.catalog.model.Kind;
import dev.isomer.web.http.Body;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.ExportPage;
import dev.isomer.web.page.Pages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Exports documents: {@code GET /export} gives the usual one, or the page to choose on; {@code POST /export} stores one
 * as content and records that, or with {@code dryRun} only says how large it is.
 */
public final class ExportResource implements Resource {
    private final Catalog catalog;
    private final DocumentExporter exporter;
    private final Pages pages;

    public ExportResource(Catalog catalog, DocumentExporter exporter, Pages pages) {
        this.catalog = catalog;
        this.exporter = exporter;
        this.pages = pages;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/export", this::get).route(Method.POST, "/export", this::post);
    }

    private Response get(Request request) {
        request.query().requireOnly(Set.of("format", "done"));
        if (Representation.of(request) == Representation.HTML) {
            return Response.html(200, pages.html(page(request.query().first("done"))));
        }
        byte[] document = exporter.look(ExportOptions.STANDARD).bytes().toByteArray();
        return Response.of(200, "application/json", Body.of(document))
                .with("Content-Disposition", "attachment; filename=\"export.json\"");
    }

    private ExportPage page(Optional<String> done) {
        if (done.isEmpty()) {
            return page("", 0, 0, List.of());
        }
        Cid cid = Cid.tryParse(done.get()).orElseThrow(ExportResource::noExport);
        long sizeBytes = catalog.read(tx -> tx.contents().exists(cid)) ? cid.contentLength() : -1;
        if (sizeBytes < 0) {
            throw noExport();
        }
        return page(cid.toString(), sizeBytes, 0, List.of());
    }

    private static HttpException noExport() {
        return HttpException.notFound("There is no such export here; /exports lists those there are.");
    }

    private ExportPage page(String cid, long sizeBytes, long wouldBeBytes, List<String> warnings) {
        List<ExportPage.Choice> choices = catalog.read(tx -> Kind.all().stream()
                .map(kind -> new ExportPage.Choice(
                        kind.plural(),
                        tx.entities(kind).count(),
                        ExportOptions.STANDARD.names().containsKey(kind)))
                .toList());
        return new ExportPage(choices, cid, sizeBytes, wouldBeBytes, warnings);
    }

    private Response post(Request request) {
        request.query().requireOnly(Set.of("format", "dryRun"));
        ExportRequest asked = ExportRequest.read(request);
        boolean isHtml = Representation.of(request) == Representation.HTML;
        if (DryRun.isAsked(request)) {
            ExportedDocument document = exporter.look(asked.options());
            return isHtml
                    ? Response.html(200, pages.html(page("", 0, document.bytes().length(), document.warnings())))
                    : Response.json(200, document(document, false));
        }
        ExportedDocument document = exporter.export(asked.options(), asked.message());
        return isHtml
                ? Response.seeOther("/export?done=" + document.cid())
                : Response.json(201, document(document, true)).with("Location", address(document));
    }

    private static String address(ExportedDocument document) {
        return "/" + document.cid() + ".json";
    }

    private static Map<String, Object> document(ExportedDocument document, boolean isStored) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stored", isStored);
        fields.put("cid", document.cid().toString());
        fields.put("address", isStored ? address(document) : null);
        fields.put("size_bytes", document.bytes().length());
        fields.put("sections", document.counts());
        fields.put("contents", document.contents());
        fields.put("warnings", document.warnings());
        return fields;
    }
}
