package dev.isomer.catalog.exchange;

import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entity as a document gives it.
 *
 * @param <E> the entity's record
 */
record EntityEntry<E extends Record & NamedEntity>(Kind<E> kind, String name, String definition, boolean enabled) {
    /** All but the definition, which may be the value of a secret. */
    @Override
    public String toString() {
        return kind + " " + name + (enabled ? "" : ", disabled");
    }

    /** What importing this entry means to the catalog. */
    enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    Optional<E> existing(CatalogTransaction catalog) {
        return catalog.entities(kind).byName(name);
    }

    Effect effect(CatalogTransaction catalog) {
        return existing(catalog)
                .map(row -> row.enabled() == enabled && catalog.entities(kind).holds(row, definition)
                        ? Effect.UNCHANGED
                        : Effect.CHANGED)
                .orElse(Effect.CREATED);
    }

    void save(CatalogTransaction catalog, Instant at) {
        if (effect(catalog) != Effect.UNCHANGED) {
            catalog.entities(kind).saveAt(name, definition, enabled, at);
        }
    }

    /** What keeps the entity from being stored, in words. */
    List<String> problems() {
        return kind.type().problems(kind.make(0, name, definition, Instant.EPOCH, Instant.EPOCH, enabled)).stream()
                .map(problem -> problem.attribute() + " " + problem.reason() + ".")
                .toList();
    }
}
