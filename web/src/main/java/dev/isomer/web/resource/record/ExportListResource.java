package dev.isomer.web.resource.record;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.cid.CidText;
import dev.isomer.catalog.model.Export;
import dev.isomer.storage.model.Predicate;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Addresses;
import dev.isomer.web.page.Pages;
import dev.isomer.web.page.RecordTable;
import dev.isomer.web.page.RecordTable.Cell;
import dev.isomer.web.page.RecordsPage;
import dev.isomer.web.page.Times;
import java.util.List;

/** The exports that were made: {@code GET /exports}. */
public final class ExportListResource implements Resource {
    private static final String PATH = "/exports";

    private final Catalog catalog;
    private final Pages pages;

    public ExportListResource(Catalog catalog, Pages pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.list(PATH, this::list);
    }

    private Response list(Request request) {
        Representation form = Representation.ofRecords(request);
        Asked asked = Asked.read(request.query(), List.of("cid"));
        Predicate<Export> predicate = predicate(asked);
        RecordList<Export> list = catalog.read(tx -> new RecordList<>(
                asked,
                asked.part(PATH, predicate, Export.CREATED_AT, tx.exports()::list),
                tx.exports().count(predicate)));
        if (form != Representation.HTML) {
            return list.response(form, RecordDocument.EXPORT_FIELDS, "cid", RecordDocument::of);
        }
        RecordTable table = new RecordTable(
                List.of("When (UTC)", "Document"),
                list.part().items().stream().map(ExportListResource::cells).toList());
        List<RecordsPage.Filter> filters = List.of(new RecordsPage.Filter("cid", "Identifier", asked.filter("cid")));
        String purpose = "Each export that is made is listed here; make one on the page Export.";
        return Response.html(200, pages.html(list.page(PATH, "Exports", purpose, filters, table)));
    }

    private static Predicate<Export> predicate(Asked asked) {
        Predicate<Export> predicate = asked.bounds().on(Export.CREATED_AT);
        String plain = CidText.stripped(asked.filter("cid"));
        return asked.filter("cid").isEmpty() ? predicate : predicate.and(Export.CID.in(plain, "/" + plain));
    }

    private static List<Cell> cells(Export row) {
        return List.of(
                Cell.time(Times.toTheSecond(row.createdAt()), Times.precise(row.createdAt()), ""),
                new Cell(row.cid(), Addresses.ofContent(row.cid()), "", true));
    }
}
