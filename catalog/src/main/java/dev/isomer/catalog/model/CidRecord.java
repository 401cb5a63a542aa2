package dev.isomer.catalog.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of stored content. Content of up to 64 bytes, and content that the content directory has, needs no record.
 *
 * @param id given by the store
 * @param path the content's identifier with a slash before it; unique
 * @param fileData the content, up to 64 MiB
 * @param fileSize its length in bytes, or null when it was not given
 * @param createdAt when it was stored
 */
public record CidRecord(
        @Id long id,
        @Unique @MaxLength(255) String path,
        @MaxLength(CidRecord.CONTENT_LIMIT_BYTES) Bytes fileData,
        @Nullable Long fileSize,
        @Indexed Instant createdAt) {
    /** The entity type. */
    public static final EntityType<CidRecord> TYPE = EntityType.of(CidRecord.class);

    /** {@link #path}. */
    public static final TextAttribute<CidRecord> PATH = TYPE.text("path");

    /** {@link #fileSize}. */
    public static final Attribute<CidRecord, Long> FILE_SIZE = TYPE.attribute("fileSize", Long.class);

    /** {@link #createdAt}. */
    public static final Attribute<CidRecord, Instant> CREATED_AT = TYPE.attribute("createdAt", Instant.class);

    /** The longest content that can be stored: 64 MiB. */
    public static final int CONTENT_LIMIT_BYTES = 64 << 20;
}
