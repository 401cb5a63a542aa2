package dev.isomer.web.resource.entity;

import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.NamedEntities;
import dev.isomer.catalog.model.EntityNames;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import dev.isomer.web.http.Headers;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.http.Problem;
import java.util.Optional;

/**
 * The changes of one kind within one transaction, whether one request asks for one of them or for many. Each records an
 * interaction. Conditions are checked in the transaction too, so of two who hold the same version one wins. All throw
 * {@link HttpException}: 404, 409, 412 or 422.
 */
final class EntityChanges<E extends Record & NamedEntity> {
    private final CatalogTransaction tx;
    private final Kind<E> kind;
    private final NamedEntities<E> entities;

    EntityChanges(CatalogTransaction tx, Kind<E> kind) {
        this.tx = tx;
        this.kind = kind;
        this.entities = tx.entities(kind);
    }

    /** A row, and whether it is new. */
    record Replaced<E>(E row, boolean created) {}

    E create(String name, EntityInput input) {
        requireUsable(name);
        String definition = Definitions.require(tx, kind, name, input.definition());
        requireFree(name);
        E row = entities.create(name, definition, input.enabled().orElse(true));
        record(row, "save", input.changeMessage());
        return row;
    }

    /** Creates it, or replaces all of it. */
    Replaced<E> replace(String name, EntityInput input, Headers conditions) {
        requireUsable(name);
        if (input.name().filter(other -> !other.equals(name)).isPresent()) {
            throw HttpException.invalid(
                    "name", "It differs from the name in the address; PATCH with another name renames.");
        }
        String definition = Definitions.require(tx, kind, name, input.definition());
        Optional<E> existing = current(name, conditions);
        E row = entities.save(name, definition, input.enabled().orElse(true));
        record(row, "save", input.changeMessage());
        return new Replaced<>(row, existing.isEmpty());
    }

    /** Changes what is said and leaves the rest; another name renames. */
    E patch(String name, EntityInput input, Headers conditions) {
        String newName = input.name().orElse(name);
        E existing = existing(name, conditions);
        requireUsable(newName);
        if (!newName.equals(name)) {
            requireFree(newName);
        }
        String definition = input.keepsDefinition(existing)
                ? existing.definition()
                : Definitions.require(tx, kind, newName, input.definition());
        E row = entities.update(
                existing.id(), newName, definition, input.enabled().orElse(existing.enabled()));
        if (newName.equals(name)) {
            record(row, "save", input.changeMessage());
        } else {
            recordRename(row, name, input.changeMessage());
        }
        return row;
    }

    E rename(String name, String to, Optional<String> message, Headers conditions) {
        E existing = existing(name, conditions);
        if (EntityNames.problem(to).isPresent()) {
            throw HttpException.invalid("to", EntityNames.problem(to).get());
        }
        if (!to.equals(name)) {
            requireFree(to);
        }
        E row = entities.update(existing.id(), to, existing.definition(), existing.enabled());
        recordRename(row, name, message);
        return row;
    }

    E enable(String name, boolean enabled, Headers conditions) {
        E existing = existing(name, conditions);
        E row = entities.update(existing.id(), name, existing.definition(), enabled);
        record(row, enabled ? "enable" : "disable", Optional.empty());
        return row;
    }

    /** Deletes it; what is returned is as it was. */
    E delete(String name, Headers conditions) {
        E existing = existing(name, conditions);
        entities.delete(name);
        tx.interactions().recordDeletion(told(existing, "delete", Optional.empty()));
        return existing;
    }

    /** Brings back what was deleted, as a new row with the same name, definition and switch. */
    E bringBack(NamedEntity deleted) {
        requireFree(deleted.name());
        E row = entities.bringBack(deleted);
        record(row, "restore", Optional.empty());
        return row;
    }

    /** Gives it the definition that an earlier interaction recorded, as it was then. */
    E restore(String name, String definition, String message, Headers conditions) {
        E existing = existing(name, conditions);
        E row = entities.update(
                existing.id(), name, Definitions.require(tx, kind, name, definition), existing.enabled());
        record(row, "restore", Optional.of(message));
        return row;
    }

    /** The one of that name, if its version is the one that the conditions ask for. */
    private E existing(String name, Headers conditions) {
        requireUsable(name);
        return current(name, conditions).orElseThrow(() -> EntityReader.absent(kind, name));
    }

    private Optional<E> current(String name, Headers conditions) {
        Optional<E> existing = entities.byName(name);
        Preconditions.requireBeforeChange(
                conditions, existing.map(EntityDocument::tag), existing.map(EntityDocument::of));
        return existing;
    }

    private void requireFree(String name) {
        if (entities.exists(name)) {
            throw new HttpException(Problem.of(
                    409,
                    "already-exists",
                    "Name taken",
                    "There is already a " + kind.singular() + " “" + name
                            + "”; choose another name, or change that one."));
        }
    }

    private static void requireUsable(String name) {
        Optional<String> problem = EntityNames.problem(name);
        if (problem.isPresent()) {
            throw HttpException.invalid("name", problem.get());
        }
    }

    private void recordRename(E row, String oldName, Optional<String> message) {
        record(
                row,
                "rename",
                Optional.of("from " + oldName + message.map(why -> ": " + why).orElse("")));
    }

    private void record(E row, String action, Optional<String> message) {
        tx.interactions().record(told(row, action, message));
    }

    private InteractionRequest told(E row, String action, Optional<String> message) {
        String definition = row.definition();
        String content = row instanceof Secret || definition == null ? "" : definition;
        return InteractionRequest.now(kind.singular(), row.name(), action, message.orElse(null), content);
    }
}
