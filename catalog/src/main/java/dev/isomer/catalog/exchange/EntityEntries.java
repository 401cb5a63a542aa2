package dev.isomer.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.model.EntityNames;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.text.TextRules;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the section of one kind of entity: a list of objects with a name, a definition or the identifier of one, and a
 * switch. Whatever is wrong is refused by entry; the entries that are right are returned by name.
 */
final class EntityEntries<E extends Record & NamedEntity> {
    private static final Set<String> FALSE_TEXTS = Set.of("", "false", "0", "off", "no");

    private final Kind<E> kind;
    private final ImportSource source;
    private final ImportKeys keys;
    private SecretItems.Reader reader = (name, ciphertext) -> ciphertext;

    EntityEntries(Kind<E> kind, ImportSource source, ImportKeys keys) {
        this.kind = kind;
        this.source = source;
        this.keys = keys;
    }

    /** The entries; empty when the document has no such section or it cannot be read at all. */
    Optional<Map<String, EntityEntry<E>>> read() {
        Optional<JsonNode> items = source.section(kind.plural()).flatMap(this::items);
        return items.map(list -> {
            Map<String, EntityEntry<E>> entries = new LinkedHashMap<>();
            Set<String> names = new HashSet<>();
            for (int at = 0; at < list.size(); at++) {
                readEntry(list.get(at), at + 1, names).ifPresent(entry -> entries.put(entry.name(), entry));
            }
            return entries;
        });
    }

    private Optional<JsonNode> items(JsonNode section) {
        JsonNode items = section;
        if (kind.type() == Kind.SECRET.type() && section.isObject()) {
            items = section.path("items");
        }
        if (kind.type() == Kind.SECRET.type()) {
            try {
                reader = SecretItems.reader(section, keys);
            } catch (InvalidSecretTokenException e) {
                refuse("", e.getMessage());
                return Optional.empty();
            }
        }
        if (!items.isArray()) {
            refuse("", "It must be a list of objects, each with a \"name\".");
            return Optional.empty();
        }
        return Optional.of(items);
    }

    private Optional<EntityEntry<E>> readEntry(JsonNode item, int number, Set<String> names) {
        JsonNode name = item.path("name");
        if (!name.isTextual() || TextRules.isBlank(name.textValue())) {
            refuse("#" + number, "Give the entry a \"name\" that is text.");
            return Optional.empty();
        }
        String text = name.textValue();
        Optional<String> problem = EntityNames.problem(text);
        if (problem.isPresent()) {
            refuse(text, problem.get());
            return Optional.empty();
        }
        if (!names.add(text)) {
            refuse(text, "Name each entry of a section once; this name is there twice.");
            return Optional.empty();
        }
        Optional<EntityEntry<E>> entry = definition(item, text)
                .map(definition -> new EntityEntry<>(kind, text, definition, isEnabled(item.path("enabled"))));
        return entry.filter(this::isStorable);
    }

    private boolean isStorable(EntityEntry<E> entry) {
        List<String> problems = entry.problems();
        problems.forEach(problem -> refuse(entry.name(), problem));
        return problems.isEmpty();
    }

    private Optional<String> definition(JsonNode item, String name) {
        if (kind.type() == Kind.SECRET.type()) {
            return secret(item, name);
        }
        JsonNode inline = item.path("definition");
        if (inline.isTextual()) {
            return Optional.of(inline.textValue());
        }
        if (!inline.isMissingNode() && !inline.isNull()) {
            refuse(name, "Its \"definition\" must be text.");
            return Optional.empty();
        }
        List<String> keys = kind.type() == Kind.VARIABLE.type()
                ? List.of("definition_cid", "definition_file")
                : List.of("definition_cid");
        for (String key : keys) {
            JsonNode reference = item.path(key);
            if (reference.isTextual()) {
                return source.text(kind.plural(), name, reference.textValue());
            }
        }
        refuse(name, "Give it a \"definition\", or a \"definition_cid\" whose content is included or stored here.");
        return Optional.empty();
    }

    private Optional<String> secret(JsonNode item, String name) {
        JsonNode token = item.path("ciphertext").isTextual() ? item.path("ciphertext") : item.path("definition");
        if (!token.isTextual()) {
            refuse(name, "Give it a \"ciphertext\" that is text.");
            return Optional.empty();
        }
        if (keys.passphrase().isEmpty()) {
            refuse(name, "Give the passphrase that the secrets were exported with.");
            return Optional.empty();
        }
        try {
            return Optional.of(reader.value(name, token.textValue()));
        } catch (InvalidSecretTokenException e) {
            refuse(name, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isEnabled(JsonNode value) {
        if (value.isTextual()) {
            return !FALSE_TEXTS.contains(TextRules.trim(value.textValue()).toLowerCase(Locale.ROOT));
        }
        if (value.isNumber()) {
            return value.doubleValue() != 0;
        }
        if (value.isContainerNode()) {
            return !value.isEmpty();
        }
        return value.asBoolean(true);
    }

    private void refuse(String entry, String reason) {
        source.notes().refuse(kind.plural(), entry, reason);
    }
}
