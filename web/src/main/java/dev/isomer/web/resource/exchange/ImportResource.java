package dev.isomer.web.resource.exchange;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.exchange.DocumentImporter;
import dev.isomer.catalog.exchange.ImportOptions;
import dev.isomer.catalog.exchange.ImportReport;
import dev.isomer.catalog.exchange.SectionReport;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.http.FieldProblem;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Imports export documents, all of one or nothing: {@code POST /import}. */
public final class ImportResource implements Resource {
    private final Catalog catalog;
    private final DocumentImporter importer;

    public ImportResource(Catalog catalog, DocumentImporter importer) {
        this.catalog = catalog;
        this.importer = importer;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, "/import", this::post);
    }

    /** {@code POST /import}: a document as JSON, or a form whose field {@code cid} names one that is here. */
    private Response post(Request request) {
        Bytes document = request.hasForm() ? named(request) : sent(request);
        boolean dryRun = request.query().first("dryRun").filter("true"::equals).isPresent();
        ImportReport report = importer.run(document, new ImportOptions("", "", dryRun));
        if (!report.refusals().isEmpty()) {
            List<FieldProblem> errors = report.refusals().stream()
                    .map(refusal -> new FieldProblem(
                            refusal.section() + (refusal.entry().isEmpty() ? "" : "/" + refusal.entry()),
                            refusal.reason()))
                    .toList();
            throw new HttpException(Problem.of(
                            422,
                            "import-refused",
                            "Nothing was imported",
                            "The document was refused as a whole. First reason: "
                                    + report.refusals().get(0))
                    .with("errors", errors));
        }
        return Representation.of(request) == Representation.HTML
                ? Response.seeOther("/")
                : Response.json(200, document(report));
    }

    private Bytes named(Request request) {
        String text = request.form().first("cid").orElse("");
        Cid cid = Cid.tryParse(text)
                .orElseThrow(() -> HttpException.invalid("cid: give the identifier of an export document."));
        return catalog.read(tx -> tx.contents().get(cid))
                .map(CidRecord::fileData)
                .orElseThrow(() -> HttpException.invalid("cid: there is no content " + cid + " here."));
    }

    private static Bytes sent(Request request) {
        if (request.mediaType().filter("application/json"::equals).isEmpty()) {
            throw HttpException.unsupportedMediaType("Send the document as application/json, or a form with its cid.");
        }
        return Bytes.of(request.payload().toByteArray());
    }

    private static Map<String, Object> document(ImportReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("imported", report.imported());
        Map<String, Object> sections = new LinkedHashMap<>();
        for (SectionReport section : report.sections()) {
            Map<String, Object> names = new LinkedHashMap<>();
            names.put("created", section.created());
            names.put("changed", section.changed());
            names.put("unchanged", section.unchanged());
            sections.put(section.section(), names);
        }
        document.put("sections", sections);
        document.put("contents", report.contents());
        document.put("history_events", report.historyEvents());
        document.put("warnings", report.warnings());
        return document;
    }
}
