package dev.isomer.catalog.exchange;

import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.catalog.alias.InvalidAliasException;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.text.JsonText;
import dev.isomer.storage.model.Bytes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts one export document together:
 *
 * <pre>
 *   { "aliases": CID, "change_history": CID, …, "version": 6,        sections, each the CID of its JSON text
 *     "cid_values": { CID: text, … } }                              those texts, and what they refer to
 * </pre>
 */
final class DocumentComposer {
    private static final int VERSION = 6;
    private static final long CONTENTS_LIMIT_BYTES = 24L << 20;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MICROSECOND_NANOS = 1_000;

    private final CatalogTransaction catalog;
    private final ExportOptions options;
    private final Map<String, Object> sections = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Bytes> contents = new TreeMap<>();
    private final Map<Kind<?>, List<String>> exported = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private long contentBytes;

    DocumentComposer(CatalogTransaction catalog, ExportOptions options) {
        this.catalog = catalog;
        this.options = options;
    }

    void addEntities(Optional<SecretItems.Writer> secrets) {
        for (NamedEntity alias : rows(Kind.ALIAS)) {
            warnOf(alias);
        }
        addReferring(Kind.ALIAS);
        addReferring(Kind.SERVER);
        if (options.names().containsKey(Kind.VARIABLE)) {
            addSection(Kind.VARIABLE.plural(), items(Kind.VARIABLE, DocumentComposer::inline), exported(Kind.VARIABLE));
        }
        secrets.ifPresent(writer -> {
            Map<String, Object> section = new LinkedHashMap<>(writer.header());
            section.put("items", items(Kind.SECRET, secret -> encrypted(secret, writer)));
            addSection(Kind.SECRET.plural(), section, exported(Kind.SECRET));
        });
    }

    /** Kinds whose definitions are content of their own; without any there is no section. */
    private void addReferring(Kind<?> kind) {
        List<Map<String, Object>> items = items(kind, entity -> item(entity, "definition_cid", keep(entity)));
        if (!items.isEmpty()) {
            addSection(kind.plural(), items, items.size());
        }
    }

    private <E extends Record & NamedEntity> List<Map<String, Object>> items(Kind<E> kind, Entry<E> entry) {
        List<E> rows = rows(kind);
        if (!rows.isEmpty()) {
            exported.put(kind, rows.stream().map(NamedEntity::name).toList());
        }
        return rows.stream().map(entry::of).toList();
    }

    private int exported(Kind<?> kind) {
        return exported.getOrDefault(kind, List.of()).size();
    }

    /** What is exported of a kind, by name. */
    private <E extends Record & NamedEntity> List<E> rows(Kind<E> kind) {
        Set<String> names = options.names().get(kind);
        if (names == null) {
            return List.of();
        }
        if (names.isEmpty()) {
            return options.disabled()
                    ? catalog.entities(kind).all()
                    : catalog.entities(kind).allEnabled();
        }
        return new TreeSet<>(names)
                .stream()
                        .map(name -> catalog.entities(kind)
                                .byName(name)
                                .orElseThrow(() -> new ExportRefusedException("There is no " + kind.singular() + " \""
                                        + name + "\" to export; leave the name out.")))
                        .toList();
    }

    private void warnOf(NamedEntity alias) {
        try {
            AliasDefinition.read(
                            alias.name(), definition(alias), catalog.variables().enabledDefinitions())
                    .requireValid();
        } catch (InvalidAliasException invalid) {
            warnings.add("An import will refuse the alias \"" + alias.name() + "\": "
                    + invalid.problems().get(0));
        }
    }

    private static String definition(NamedEntity entity) {
        String definition = entity.definition();
        return definition == null ? "" : definition;
    }

    private Cid keep(NamedEntity entity) {
        return keep(Bytes.ofUtf8(definition(entity)));
    }

    private Cid keep(Bytes content) {
        Cid cid = Cid.of(content);
        if (contents.put(cid.toString(), content) == null) {
            contentBytes += content.length();
            if (contentBytes > CONTENTS_LIMIT_BYTES) {
                throw new ExportRefusedException("This is more than the " + (CONTENTS_LIMIT_BYTES >> 20)
                        + " MiB that a document may hold; export less at a time, or make a backup of everything.");
            }
        }
        return cid;
    }

    private static Map<String, Object> inline(NamedEntity entity) {
        return item(entity, "definition", definition(entity));
    }

    private Map<String, Object> encrypted(Secret secret, SecretItems.Writer writer) {
        return item(secret, "ciphertext", writer.ciphertext(secret.name(), catalog.reveal(secret)));
    }

    private static Map<String, Object> item(NamedEntity entity, String key, Object value) {
        return Map.of("name", entity.name(), key, value.toString(), "enabled", entity.enabled());
    }

    /** What was done to that which is exported, oldest first. */
    void addHistory() {
        if (!options.history()) {
            return;
        }
        Map<String, Object> history = new TreeMap<>();
        int events = 0;
        for (Map.Entry<Kind<?>, List<String>> kind : exported.entrySet()) {
            Map<String, Object> byName = new TreeMap<>();
            for (String name : kind.getValue()) {
                List<Map<String, String>> list = catalog
                        .interactions()
                        .all(kind.getKey().singular(), name)
                        .stream()
                        .map(DocumentComposer::event)
                        .toList();
                if (!list.isEmpty()) {
                    byName.put(name, list);
                    events += list.size();
                }
            }
            if (!byName.isEmpty()) {
                history.put(kind.getKey().plural(), byName);
            }
        }
        if (!history.isEmpty()) {
            addSection(HistoryEntries.KEY, history, events);
        }
    }

    private static Map<String, String> event(EntityInteraction row) {
        String message = row.message();
        return Map.of(
                "timestamp",
                timestamp(row.createdAt()),
                "message",
                message == null ? "" : message,
                "action",
                row.action());
    }

    /** As Python writes it: the fraction only where there is one, and an offset. */
    private static String timestamp(Instant time) {
        int micros = time.getNano() / MICROSECOND_NANOS;
        return SECOND.format(time) + (micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros)) + "+00:00";
    }

    private void addSection(String name, Object value, int count) {
        sections.put(name, keep(Bytes.ofUtf8(JsonText.of(value))).toString());
        counts.put(name, count);
    }

    /** The texts that the document refers to. */
    Collection<Bytes> referenced() {
        return List.copyOf(contents.values());
    }

    ExportedDocument document() {
        if (options.unreferenced()) {
            catalog.contents().uploads().stream().map(CidRecord::fileData).forEach(this::keep);
        }
        Map<String, Object> document = new TreeMap<>(sections);
        document.put("version", VERSION);
        boolean embeds = options.contents() && !contents.isEmpty();
        if (embeds) {
            Map<String, Object> values = new TreeMap<>();
            contents.forEach((cid, content) -> values.put(cid, embedded(content)));
            document.put(CidValues.KEY, values);
        }
        Bytes bytes = Bytes.ofUtf8(JsonText.withLast(document, CidValues.KEY));
        return new ExportedDocument(
                Cid.of(bytes), bytes, new TreeMap<>(counts), embeds ? contents.size() : 0, List.copyOf(warnings));
    }

    private static Object embedded(Bytes content) {
        return JsonReading.utf8(content)
                .<Object>map(text -> text)
                .orElseGet(() -> Map.of(
                        "encoding", "base64", "value", Base64.getEncoder().encodeToString(content.toByteArray())));
    }

    private interface Entry<E> {
        Map<String, Object> of(E row);
    }
}
