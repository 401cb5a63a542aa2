package dev.isomer.web.resource.exchange;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.exchange.DocumentImporter;
import dev.isomer.catalog.exchange.ImportReport;
import dev.isomer.catalog.exchange.SectionReport;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.json.Fields;
import dev.isomer.web.page.ImportPage;
import dev.isomer.web.page.Pages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Imports export documents, all of one or nothing: {@code POST /import}, and {@code GET /import} for the page. With
 * {@code dryRun} it only says what it would do.
 */
public final class ImportResource implements Resource {
    private static final int LATEST = 50;

    private final Catalog catalog;
    private final DocumentImporter importer;
    private final Pages pages;

    public ImportResource(Catalog catalog, DocumentImporter importer, Pages pages) {
        this.catalog = catalog;
        this.importer = importer;
        this.pages = pages;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/import", this::get).route(Method.POST, "/import", this::post);
    }

    private Response get(Request request) {
        request.query().requireOnly(Set.of("format", "cid", "done"));
        if (Representation.of(request) == Representation.JSON) {
            return Response.json(
                    200,
                    Fields.of(
                            "post",
                            List.of("application/json", "application/x-www-form-urlencoded"),
                            "form_fields",
                            ImportRequest.FIELDS.stream().sorted().toList()));
        }
        List<String> done = request.query().first("done").map(this::done).orElse(List.of());
        return Response.html(
                200, pages.html(ImportPage.empty(request.query().first("cid").orElse(""), done)));
    }

    /** What the import of that document did, as it was recorded. */
    private List<String> done(String cid) {
        return catalog.read(tx -> tx.interactions().recent(DocumentImporter.INTERACTION_TYPE, "json", LATEST)).stream()
                .map(EntityInteraction::content)
                .map(content -> content.lines().toList())
                .filter(lines -> lines.get(0).equals("Document " + cid))
                .findFirst()
                .orElseThrow(() -> HttpException.notFound(
                        "No such document was imported of late; /interactions lists all imports."));
    }

    private Response post(Request request) {
        request.query().requireOnly(Set.of("format", "dryRun"));
        ImportRequest asked = ImportRequest.read(request);
        Bytes document = asked.cid().isEmpty() ? asked.sent() : named(asked.cid());
        ImportReport report = importer.run(document, asked.options());
        boolean isRefused = !report.refusals().isEmpty();
        if (Representation.of(request) == Representation.HTML) {
            return report.imported()
                    ? Response.seeOther("/import?done=" + Cid.of(document))
                    : Response.html(isRefused ? 422 : 200, pages.html(page(asked, report)));
        }
        if (isRefused) {
            throw new HttpException(refused(report));
        }
        return Response.json(200, document(report));
    }

    private static ImportPage page(ImportRequest asked, ImportReport report) {
        return ImportPage.of(
                report, asked.document(), asked.cid(), asked.options().changeMessage());
    }

    private Bytes named(String text) {
        Cid cid = Cid.tryParse(text)
                .orElseThrow(() -> HttpException.invalid("cid", "Give the identifier of an export document."));
        return catalog.read(tx -> tx.contents().get(cid))
                .map(CidRecord::fileData)
                .orElseThrow(() -> HttpException.invalid(
                        "cid", "There is no content " + cid + " here; store the document first, or send it."));
    }

    private static Problem refused(ImportReport report) {
        List<Map<String, Object>> errors = report.refusals().stream()
                .map(refusal -> Fields.of(
                        "pointer",
                        "/" + refusal.section() + (refusal.entry().isEmpty() ? "" : "/" + refusal.entry()),
                        "detail",
                        refusal.reason()))
                .toList();
        return Problem.of(
                        422,
                        "import-refused",
                        "Nothing was imported",
                        "The document was refused as a whole. First reason: "
                                + report.refusals().get(0))
                .with("errors", errors)
                .with("sections", sections(report))
                .with("warnings", report.warnings());
    }

    private static Map<String, Object> document(ImportReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("imported", report.imported());
        document.put("sections", sections(report));
        document.put("contents", report.contents());
        document.put("history_events", report.historyEvents());
        document.put("warnings", report.warnings());
        return document;
    }

    private static Map<String, Object> sections(ImportReport report) {
        Map<String, Object> sections = new LinkedHashMap<>();
        for (SectionReport section : report.sections()) {
            Map<String, Object> names = new LinkedHashMap<>();
            names.put("created", section.created());
            names.put("changed", section.changed());
            names.put("unchanged", section.unchanged());
            sections.put(section.section(), names);
        }
        return sections;
    }
}
