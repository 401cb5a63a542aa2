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
 * One run of a server: identifiers of its result and of what it was run with, as given and not checked.
 *
 * @param id given by the store
 * @param serverName the server's name at that time
 * @param resultCid the result
 * @param serversCid the enabled servers at that time, or null
 * @param variablesCid the enabled variables at that time, or null
 * @param secretsCid the enabled secrets at that time, or null
 * @param requestDetailsCid the request, or null
 * @param invocationCid the document that describes this run, or null
 * @param externalCallsCid the calls it made to other systems, or null
 * @param invokedAt when it ran
 */
public record ServerInvocation(
        @Id long id,
        @Indexed @MaxLength(100) String serverName,
        @Indexed @MaxLength(255) String resultCid,
        @MaxLength(255) @Nullable String serversCid,
        @MaxLength(255) @Nullable String variablesCid,
        @MaxLength(255) @Nullable String secretsCid,
        @MaxLength(255) @Nullable String requestDetailsCid,
        @Indexed @MaxLength(255) @Nullable String invocationCid,
        @MaxLength(255) @Nullable String externalCallsCid,
        @Indexed Instant invokedAt) {
    /** The entity type. */
    public static final EntityType<ServerInvocation> TYPE = EntityType.of(ServerInvocation.class);

    /** {@link #serverName}. */
    public static final TextAttribute<ServerInvocation> SERVER_NAME = TYPE.text("serverName");

    /** {@link #resultCid}. */
    public static final TextAttribute<ServerInvocation> RESULT_CID = TYPE.text("resultCid");

    /** {@link #serversCid}. */
    public static final TextAttribute<ServerInvocation> SERVERS_CID = TYPE.text("serversCid");

    /** {@link #variablesCid}. */
    public static final TextAttribute<ServerInvocation> VARIABLES_CID = TYPE.text("variablesCid");

    /** {@link #secretsCid}. */
    public static final TextAttribute<ServerInvocation> SECRETS_CID = TYPE.text("secretsCid");

    /** {@link #requestDetailsCid}. */
    public static final TextAttribute<ServerInvocation> REQUEST_DETAILS_CID = TYPE.text("requestDetailsCid");

    /** {@link #invocationCid}. */
    public static final TextAttribute<ServerInvocation> INVOCATION_CID = TYPE.text("invocationCid");

    /** {@link #externalCallsCid}. */
    public static final TextAttribute<ServerInvocation> EXTERNAL_CALLS_CID = TYPE.text("externalCallsCid");

    /** {@link #invokedAt}. */
    public static final Attribute<ServerInvocation, Instant> INVOKED_AT = TYPE.attribute("invokedAt", Instant.class);
}
