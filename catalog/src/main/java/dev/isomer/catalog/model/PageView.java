package dev.isomer.catalog.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answered request for a page.
 *
 * @param id given by the store
 * @param path the path without its query
 * @param method the request's method, or null when unknown
 * @param userAgent what the client called itself, or null
 * @param ipAddress the client's address, or null
 * @param viewedAt when it was answered
 */
public record PageView(
        @Id long id,
        @MaxLength(255) String path,
        @MaxLength(10) @Nullable String method,
        @MaxLength(500) @Nullable String userAgent,
        @MaxLength(45) @Nullable String ipAddress,
        @Indexed Instant viewedAt) {
    /** The entity type. */
    public static final EntityType<PageView> TYPE = EntityType.of(PageView.class);

    /** {@link #path}. */
    public static final TextAttribute<PageView> PATH = TYPE.text("path");

    /** {@link #method}. */
    public static final TextAttribute<PageView> METHOD = TYPE.text("method");

    /** {@link #userAgent}. */
    public static final TextAttribute<PageView> USER_AGENT = TYPE.text("userAgent");

    /** {@link #ipAddress}. */
    public static final TextAttribute<PageView> IP_ADDRESS = TYPE.text("ipAddress");

    /** {@link #viewedAt}. */
    public static final Attribute<PageView, Instant> VIEWED_AT = TYPE.attribute("viewedAt", Instant.class);
}
