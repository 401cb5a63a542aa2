package dev.isomer.web.resource.entity;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.model.Server;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.page.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server, alias, variable or secret as a document; of a secret all but its value. */
final class EntityDocument {
    private EntityDocument() {}

    /** The names of the fields in their order. */
    static List<String> fields(Kind<?> kind) {
        List<String> fields = new ArrayList<>(List.of("id", "name"));
        fields.add(kind == (Kind<?>) Kind.SECRET ? "redacted" : "definition");
        if (kind == (Kind<?>) Kind.SERVER) {
            fields.add("definition_cid");
        }
        fields.addAll(List.of("created_at", "updated_at", "enabled"));
        return fields;
    }

    /** The fields in their order. */
    static Map<String, Object> of(NamedEntity entity) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", entity.id());
        document.put("name", entity.name());
        if (entity instanceof Secret) {
            document.put("redacted", true);
        } else {
            document.put("definition", entity.definition());
        }
        if (entity instanceof Server server) {
            document.put("definition_cid", server.definitionCid());
        }
        document.put("created_at", Times.precise(entity.createdAt()));
        document.put("updated_at", Times.precise(entity.updatedAt()));
        document.put("enabled", entity.enabled());
        return document;
    }

    /** The quoted strong tag of this state: a hash of its JSON. */
    static String tag(NamedEntity entity) {
        return Preconditions.tag(of(entity));
    }
}
