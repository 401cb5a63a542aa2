package dev.isomer.catalog.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;

/**
 * One export that was made; the same document may be exported many times.
 *
 * @param id given by the store
 * @param cid the identifier of the document, as given and not checked
 * @param createdAt when it was made
 */
public record Export(
        @Id long id,
        @Indexed @MaxLength(255) String cid,
        @Indexed Instant createdAt) {
    /** The entity type. */
    public static final EntityType<Export> TYPE = EntityType.of(Export.class);

    /** {@link #cid}. */
    public static final TextAttribute<Export> CID = TYPE.text("cid");

    /** {@link #createdAt}. */
    public static final Attribute<Export, Instant> CREATED_AT = TYPE.attribute("createdAt", Instant.class);
}
