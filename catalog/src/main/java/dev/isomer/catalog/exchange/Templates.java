package dev.isomer.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.CorruptContentException;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.storage.model.Bytes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The templates that the variable {@value #VARIABLE} configures: a JSON object, or the identifier of one, of sections
 * (servers, aliases, variables, secrets, uploads), each an object of templates by key. Whatever of it cannot be read
 * gives no templates.
 */
public final class Templates {
    /** The name of the variable. */
    public static final String VARIABLE = "templates";

    private static final List<String> INLINE = List.of("definition", "content");
    private static final List<String> BY_CID = List.of("definition_cid", "target_path_cid", "value_cid", "content_cid");

    private Templates() {}

    /** The templates of a section, by name. */
    public static List<Template> of(String section, CatalogTransaction catalog) {
        JsonNode templates = configuration(catalog)
                .map(root -> root.path(section))
                .filter(JsonNode::isObject)
                .orElse(null);
        if (templates == null) {
            return List.of();
        }
        return templates.properties().stream()
                .filter(entry -> entry.getValue().isObject())
                .map(entry -> template(entry.getKey(), entry.getValue(), catalog))
                .sorted(Comparator.comparing(Template::name, TextRules.BY_CODE_POINT))
                .toList();
    }

    private static Optional<JsonNode> configuration(CatalogTransaction catalog) {
        Optional<Bytes> text = catalog.variables()
                .byName(VARIABLE)
                .map(variable -> text(variable.definition(), catalog).orElse(Bytes.ofUtf8(variable.definition())));
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new JsonReading().read(text.get()));
        } catch (JsonReading.NotJsonException e) {
            return Optional.empty();
        }
    }

    private static Template template(String key, JsonNode template, CatalogTransaction catalog) {
        String definition = texts(INLINE, template)
                .findFirst()
                .or(() -> texts(BY_CID, template)
                        .findFirst()
                        .map(cid -> text(cid, catalog).map(Bytes::toUtf8).orElse("")))
                .orElse("");
        return new Template(
                key,
                template.path("name").asText(key),
                template.path("description").asText(""),
                definition);
    }

    private static Stream<String> texts(List<String> keys, JsonNode object) {
        return keys.stream().map(object::path).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static Optional<Bytes> text(String reference, CatalogTransaction catalog) {
        try {
            return Cid.tryParse(reference)
                    .flatMap(cid -> catalog.contents().get(cid))
                    .map(CidRecord::fileData);
        } catch (CorruptContentException e) {
            return Optional.empty();
        }
    }
}
