package dev.isomer.catalog.model;

import dev.isomer.storage.model.Schema;

/** The schema of the catalog, which every store of it is opened with. */
public final class CatalogSchema {
    /** The nine entities, and the list of documents that the store booted from. */
    public static final Schema SCHEMA = Schema.of(
            "viewer",
            CidRecord.TYPE,
            PageView.TYPE,
            Server.TYPE,
            Alias.TYPE,
            Variable.TYPE,
            Secret.TYPE,
            EntityInteraction.TYPE,
            ServerInvocation.TYPE,
            Export.TYPE,
            BootedDocument.TYPE);

    private CatalogSchema() {}
}
