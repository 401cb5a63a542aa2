package dev.isomer.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.alias.AliasDefinition;
import dev.isomer.catalog.alias.AliasRoute;
import dev.isomer.catalog.alias.InvalidAliasException;
import dev.isomer.catalog.alias.MatchType;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.storage.model.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that a document would do to the catalog, and all that speaks against it. Made without changing anything.
 *
 * @param entries by kind in the order of import; a kind that the document has no section for is absent
 * @param contents the content that the document brings along
 * @param history the events that it brings along
 * @param refusals every reason against importing it
 * @param warnings what is left out or will not work as written
 */
record ImportPlan(
        Map<Kind<?>, List<EntityEntry<?>>> entries,
        Map<Cid, Bytes> contents,
        List<InteractionRequest> history,
        List<ImportRefusal> refusals,
        List<String> warnings) {
    private static final List<Kind<?>> ORDER = List.of(Kind.ALIAS, Kind.SERVER, Kind.VARIABLE, Kind.SECRET);
    private static final Set<String> OTHER_KEYS =
            Set.of("version", "runtime", "project_files", "generated_at", CidValues.KEY, HistoryEntries.KEY);

    /** Reads a document against the catalog. */
    static ImportPlan of(Bytes document, CatalogTransaction catalog, ImportKeys keys, Predicate<String> isFixedPath) {
        ImportNotes notes = new ImportNotes();
        JsonReading json = new JsonReading();
        JsonNode root;
        try {
            root = json.read(document);
        } catch (JsonReading.NotJsonException e) {
            notes.refuse("document", "", e.getMessage());
            return refused(notes);
        }
        if (!root.isObject()) {
            notes.refuse("document", "", "It must be a JSON object with sections such as \"aliases\" and \"servers\".");
            return refused(notes);
        }
        ImportSource source = new ImportSource(root, catalog, json, notes);
        Map<Kind<?>, List<EntityEntry<?>>> entries = new LinkedHashMap<>();
        for (Kind<?> kind : ORDER) {
            read(kind, source, keys).ifPresent(list -> entries.put(kind, list));
        }
        checkAliases(entries, source, isFixedPath);
        List<InteractionRequest> history = HistoryEntries.read(source);
        warnOfOtherKeys(root, notes);
        return new ImportPlan(entries, source.values(), history, notes.refusals(), notes.warnings());
    }

    private static ImportPlan refused(ImportNotes notes) {
        return new ImportPlan(Map.of(), Map.of(), List.of(), notes.refusals(), notes.warnings());
    }

    private static <E extends Record & NamedEntity> Optional<List<EntityEntry<?>>> read(
            Kind<E> kind, ImportSource source, ImportKeys keys) {
        return new EntityEntries<>(kind, source, keys).read().map(byName -> List.copyOf(byName.values()));
    }

    /** Aliases must be valid with the variables as they will be. */
    private static void checkAliases(
            Map<Kind<?>, List<EntityEntry<?>>> entries, ImportSource source, Predicate<String> isFixedPath) {
        Map<String, String> variables =
                new LinkedHashMap<>(source.catalog().variables().enabledDefinitions());
        for (EntityEntry<?> variable : entries.getOrDefault(Kind.VARIABLE, List.of())) {
            if (variable.enabled()) {
                variables.put(variable.name(), variable.definition());
            } else {
                variables.remove(variable.name());
            }
        }
        for (EntityEntry<?> alias : entries.getOrDefault(Kind.ALIAS, List.of())) {
            try {
                AliasDefinition definition = AliasDefinition.read(alias.name(), alias.definition(), variables)
                        .requireValid();
                definition.lines().stream()
                        .filter(route -> route.type() == MatchType.LITERAL)
                        .map(AliasRoute::pattern)
                        .filter(isFixedPath)
                        .forEach(path -> source.notes()
                                .warn("The alias \"" + alias.name() + "\" never matches " + path
                                        + ", which is a page of the application."));
            } catch (InvalidAliasException e) {
                e.problems()
                        .forEach(problem ->
                                source.notes().refuse(Kind.ALIAS.plural(), alias.name(), problem.toString()));
            }
        }
    }

    private static void warnOfOtherKeys(JsonNode root, ImportNotes notes) {
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            String key = property.getKey();
            if (Kind.ofPlural(key).isEmpty() && !OTHER_KEYS.contains(key)) {
                notes.warn("The section \"" + key + "\" is not imported.");
            }
        }
    }

    /** What the plan does to each kind. */
    List<SectionReport> sections(CatalogTransaction catalog) {
        List<SectionReport> reports = new ArrayList<>();
        entries.forEach((kind, list) -> {
            Map<EntityEntry.Effect, List<String>> names = list.stream()
                    .collect(Collectors.groupingBy(
                            entry -> entry.effect(catalog),
                            Collectors.mapping(EntityEntry::name, Collectors.toList())));
            reports.add(new SectionReport(
                    kind.plural(),
                    names.getOrDefault(EntityEntry.Effect.CREATED, List.of()),
                    names.getOrDefault(EntityEntry.Effect.CHANGED, List.of()),
                    names.getOrDefault(EntityEntry.Effect.UNCHANGED, List.of())));
        });
        return List.copyOf(reports);
    }

    /** Does it, all at one time. */
    void apply(CatalogTransaction catalog, Instant at) {
        contents.values().forEach(content -> catalog.contents().store(content));
        entries.values().forEach(list -> list.forEach(entry -> entry.save(catalog, at)));
        history.forEach(event -> catalog.interactions().record(event));
    }
}
