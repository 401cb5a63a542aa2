package dev.isomer.web.resource.record;

import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.model.PageView;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.web.page.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Records as JSON, their fields in the order of the model. */
final class RecordDocument {
    /** The fields of a page view. */
    static final List<String> VIEW_FIELDS = List.of("id", "path", "method", "user_agent", "ip_address", "viewed_at");

    /** The fields of an interaction; one of a secret has another one in place of its content. */
    static final List<String> INTERACTION_FIELDS =
            List.of("id", "entity_type", "entity_name", "action", "message", "content", "created_at");

    /** The fields of a run. */
    static final List<String> INVOCATION_FIELDS = List.of(
            "id",
            "server_name",
            "result_cid",
            "servers_cid",
            "variables_cid",
            "secrets_cid",
            "request_details_cid",
            "invocation_cid",
            "external_calls_cid",
            "invoked_at");

    /** The fields of an export. */
    static final List<String> EXPORT_FIELDS = List.of("id", "cid", "created_at");

    private static final Set<String> SECRETS = Set.of("secret", "secrets");

    private RecordDocument() {}

    /** A page view. */
    static Map<String, Object> of(PageView view) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", view.id());
        document.put("path", view.path());
        document.put("method", view.method());
        document.put("user_agent", view.userAgent());
        document.put("ip_address", view.ipAddress());
        document.put("viewed_at", Times.precise(view.viewedAt()));
        return document;
    }

    /** An interaction; of what was done to a secret all but its content. */
    static Map<String, Object> of(EntityInteraction interaction) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", interaction.id());
        document.put("entity_type", interaction.entityType());
        document.put("entity_name", interaction.entityName());
        document.put("action", interaction.action());
        document.put("message", interaction.message());
        if (isOfSecret(interaction.entityType())) {
            document.put("redacted", true);
        } else {
            document.put("content", interaction.content());
        }
        document.put("created_at", Times.precise(interaction.createdAt()));
        return document;
    }

    /** A run of a server. */
    static Map<String, Object> of(ServerInvocation invocation) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", invocation.id());
        document.put("server_name", invocation.serverName());
        document.put("result_cid", invocation.resultCid());
        document.put("servers_cid", invocation.serversCid());
        document.put("variables_cid", invocation.variablesCid());
        document.put("secrets_cid", invocation.secretsCid());
        document.put("request_details_cid", invocation.requestDetailsCid());
        document.put("invocation_cid", invocation.invocationCid());
        document.put("external_calls_cid", invocation.externalCallsCid());
        document.put("invoked_at", Times.precise(invocation.invokedAt()));
        return document;
    }

    /** An export. */
    static Map<String, Object> of(Export export) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", export.id());
        document.put("cid", export.cid());
        document.put("created_at", Times.precise(export.createdAt()));
        return document;
    }

    /** Whether what is recorded of such an entity may hold a secret's value, whoever recorded it. */
    static boolean isOfSecret(String entityType) {
        return SECRETS.contains(entityType.strip().toLowerCase(Locale.ROOT));
    }
}
