package dev.isomer.catalog.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;

/**
 * A document that this store booted from: it is not imported again, so later changes by people stay.
 *
 * @param id given by the store
 * @param cid the document's identifier; unique
 * @param importedAt when it was imported
 */
public record BootedDocument(
        @Id long id,
        @Unique @MaxLength(255) String cid,
        @Indexed Instant importedAt) {
    /** The entity type. */
    public static final EntityType<BootedDocument> TYPE = EntityType.of(BootedDocument.class);

    /** {@link #cid}. */
    public static final TextAttribute<BootedDocument> CID = TYPE.text("cid");

    /** {@link #importedAt}. */
    public static final Attribute<BootedDocument, Instant> IMPORTED_AT = TYPE.attribute("importedAt", Instant.class);
}
