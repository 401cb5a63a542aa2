package dev.isomer.web.resource.entity;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import dev.isomer.web.json.Fields;
import dev.isomer.web.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What to type on a command line to get an entity, to change it, and to delete it. */
final class CurlCommands {
    private static final int WHOLE_LIMIT_CHARACTERS = 4_000;

    private CurlCommands() {}

    /** The commands for the server that the browser knows by this host. */
    static List<String> of(String host, Kind<?> kind, NamedEntity entity) {
        String address = quoted("http://" + host + "/" + kind.plural() + "/" + entity.name());
        String type = " -H 'Content-Type: application/json'";
        String match = " -H " + quoted("If-Match: " + EntityDocument.tag(entity));
        return List.of(
                "curl " + address,
                "curl -X PUT" + type + match + " --data " + quoted(document(entity)) + " " + address,
                "curl -X DELETE" + match + " " + address);
    }

    private static String document(NamedEntity entity) {
        String definition = entity.definition();
        boolean isShown =
                !(entity instanceof Secret) && definition != null && definition.length() <= WHOLE_LIMIT_CHARACTERS;
        return new String(
                Json.write(Fields.of("definition", isShown ? definition : "…", "enabled", entity.enabled())),
                StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
