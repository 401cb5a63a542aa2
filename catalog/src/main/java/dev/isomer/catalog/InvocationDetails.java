package dev.isomer.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a server was run with: identifiers, kept as given, each null when there is none.
 *
 * @param serversCid the enabled servers at that time
 * @param variablesCid the enabled variables at that time
 * @param secretsCid the enabled secrets at that time
 * @param requestDetailsCid the request
 * @param invocationCid the document that describes this run
 * @param externalCallsCid the calls it made to other systems
 */
public record InvocationDetails(
        @Nullable String serversCid,
        @Nullable String variablesCid,
        @Nullable String secretsCid,
        @Nullable String requestDetailsCid,
        @Nullable String invocationCid,
        @Nullable String externalCallsCid) {
    /** Nothing is known. */
    public static final InvocationDetails NONE = new InvocationDetails(null, null, null, null, null, null);
}
