package dev.isomer.catalog.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.isomer.storage.model.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CatalogSchemaTest {
    @Test
    void keepsTheNamesThatDataIsKnownBy() {
        assertEquals(
                List.of(
                        "cid_record(id, path, file_data, file_size, created_at)",
                        "page_view(id, path, method, user_agent, ip_address, viewed_at)",
                        "server(id, name, definition, definition_cid, created_at, updated_at, enabled)",
                        "alias(id, name, definition, created_at, updated_at, enabled)",
                        "variable(id, name, definition, created_at, updated_at, enabled)",
                        "secret(id, name, definition, created_at, updated_at, enabled)",
                        "entity_interaction(id, entity_type, entity_name, action, message, content, created_at)",
                        "server_invocation(id, server_name, result_cid, servers_cid, variables_cid, secrets_cid, "
                                + "request_details_cid, invocation_cid, external_calls_cid, invoked_at)",
                        "export(id, cid, created_at)",
                        "booted_document(id, cid, imported_at)"),
                CatalogSchema.SCHEMA.types().stream()
                        .map(CatalogSchemaTest::columns)
                        .toList());
    }

    @Test
    void aSecretNeverShowsItsValue() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        Secret secret = new Secret(1, "key", "hunter2", now, now, true);
        assertFalse(secret.toString().contains("hunter2"));
        assertFalse(Secret.TYPE.show(secret).contains("hunter2"));
    }

    private static String columns(EntityType<?> type) {
        return type.components().stream()
                .map(component -> component.storedName())
                .collect(Collectors.joining(", ", type.storedName() + "(", ")"));
    }
}
