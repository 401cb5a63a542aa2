package dev.isomer.web.resource.content;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Router;
import dev.isomer.web.page.Pages;

/** All content as a list, facts about one piece, uploads, edits and deletion: {@code /cids}. */
public final class CidsResource implements Resource {
    private final ContentLister lister;
    private final ContentItem item;
    private final ContentUploads uploads;
    private final ContentEdits edits;

    public CidsResource(Catalog catalog, Pages pages) {
        this.lister = new ContentLister(catalog, pages);
        this.item = new ContentItem(catalog, pages);
        this.uploads = new ContentUploads(catalog);
        this.edits = new ContentEdits(catalog);
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.list("/cids", lister::list)
                .route(Method.POST, "/cids", uploads::post)
                .bodyLimit(Method.POST, "/cids", CidRecord.CONTENT_LIMIT_BYTES)
                .route(Method.GET, "/cids/{cid}", item::get)
                .route(Method.PUT, "/cids/{cid}", uploads::put)
                .bodyLimit(Method.PUT, "/cids/{cid}", CidRecord.CONTENT_LIMIT_BYTES)
                .route(Method.POST, "/cids/{cid}", edits::submit)
                .route(Method.DELETE, "/cids/{cid}", item::delete)
                .route(Method.POST, "/cids/{cid}/delete", item::delete);
    }
}
