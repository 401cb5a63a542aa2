package dev.isomer.catalog;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.storage.Repository;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The servers, aliases, variables or secrets of one transaction. Names are exact and case-sensitive; lists are by name
 * in code-point order, and include what is disabled unless they say otherwise.
 *
 * @param <E> the entity's record
 */
public final class NamedEntities<E extends Record & NamedEntity> {
    private final Kind<E> kind;
    private final Repository<E> rows;
    private final Contents contents;
    private final UniqueClock clock;
    private final SecretVault vault;

    NamedEntities(Kind<E> kind, Repository<E> rows, Contents contents, UniqueClock clock, SecretVault vault) {
        this.kind = kind;
        this.rows = rows;
        this.contents = contents;
        this.clock = clock;
        this.vault = vault;
    }

    /** Which of the four kinds it is. */
    public Kind<E> kind() {
        return kind;
    }

    /** All of them, by name. */
    public List<E> all() {
        return rows.list(kind.type().all().orderBy(kind.name()));
    }

    /** The enabled ones, by name. */
    public List<E> allEnabled() {
        return rows.list(kind.type().where(kind.enabled().eq(true)).orderBy(kind.name()));
    }

    /** Those of a query, in its order. */
    public List<E> list(Query<E> query) {
        return rows.list(query);
    }

    /** Gives them all, by name, one at a time, so that memory stays bounded in a transaction that only reads. */
    public void forEach(Consumer<? super E> consumer) {
        rows.forEach(kind.type().all().orderBy(kind.name()), consumer);
    }

    /** The one of that name; none has the name null. */
    public Optional<E> byName(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        try {
            return rows.find(kind.name(), name);
        } catch (InvalidValueException noRowCanHaveThatName) {
            return Optional.empty();
        }
    }

    /** Whether there is one of that name. */
    public boolean exists(@Nullable String name) {
        return byName(name).isPresent();
    }

    /** How many there are. */
    public long count() {
        return rows.count();
    }

    /** How many match. */
    public long count(Predicate<E> predicate) {
        return rows.count(predicate);
    }

    /** The smallest name but for the one given. */
    public Optional<String> firstName(String excluded) {
        return firstName(kind.name().ne(excluded));
    }

    /**
     * The smallest name to show as an example: one of the kind's {@link Kind#lastNames()} only when there is no other.
     */
    public Optional<String> firstName() {
        return firstName(kind.name().in(kind.lastNames()).not())
                .or(() -> firstName(kind.type().all().predicate()));
    }

    private Optional<String> firstName(Predicate<E> predicate) {
        return rows.first(kind.type().where(predicate).orderBy(kind.name())).map(NamedEntity::name);
    }

    /** The definitions of the enabled ones by name; a null one as empty text. */
    public Map<String, String> enabledDefinitions() {
        Map<String, String> definitions = new TreeMap<>();
        for (E row : allEnabled()) {
            String definition = row.definition();
            definitions.put(row.name(), definition == null ? "" : definition);
        }
        return definitions;
    }

    /**
     * Adds one; it was created and updated at the same instant.
     *
     * @throws dev.isomer.storage.error.UniqueViolationException when the name is taken
     */
    public E create(String name, @Nullable String definition, boolean enabled) {
        return create(name, definition, enabled, clock.next());
    }

    private E create(String name, @Nullable String definition, boolean enabled, Instant at) {
        String kept = isSecret() && definition != null ? seal(name, definition) : definition;
        E created = rows.insert(kind.make(0, name, kept, at, at, enabled));
        keepDefinition(created);
        return created;
    }

    /**
     * Adds one again that was deleted, as a new row made now. Of a secret that is what was kept of its value, so that
     * one which is encrypted with another key comes back as well.
     *
     * @throws dev.isomer.storage.error.UniqueViolationException when the name is taken
     */
    public E bringBack(NamedEntity deleted) {
        Instant at = clock.next();
        E back = rows.insert(kind.make(0, deleted.name(), deleted.definition(), at, at, deleted.enabled()));
        keepDefinition(back);
        return back;
    }

    /** Adds one, or gives the one of that name this definition and switch. */
    public E save(String name, @Nullable String definition, boolean enabled) {
        return saveAt(name, definition, enabled, clock.next());
    }

    /** As {@link #save(String, String, boolean)} at the given time, for what changes many at once. */
    public E saveAt(String name, @Nullable String definition, boolean enabled, Instant at) {
        Optional<E> existing = byName(name);
        return existing.isEmpty()
                ? create(name, definition, enabled, at)
                : change(existing.get(), name, definition, enabled, at);
    }

    /**
     * Changes the one with that id. A change that changes nothing is no change: the time of the last one stays. A
     * secret keeps its value when it is given the {@code definition} that it has, which is what is kept of the value.
     *
     * @throws dev.isomer.catalog.secret.LockedSecretException when a secret is given another name, and its value is
     *     encrypted with another key
     * @throws dev.isomer.storage.error.MissingEntityException when there is none with that id
     * @throws dev.isomer.storage.error.UniqueViolationException when another has that name
     */
    public E update(long id, String name, @Nullable String definition, boolean enabled) {
        Instant at = clock.next();
        Optional<E> existing = rows.get(id);
        return existing.isEmpty()
                ? rows.update(kind.make(id, name, definition, at, at, enabled))
                : change(existing.get(), name, definition, enabled, at);
    }

    private E change(E existing, String name, @Nullable String definition, boolean enabled, Instant at) {
        String kept = isSecret() && definition != null ? seal(existing, name, definition) : definition;
        Instant created = existing.createdAt();
        E same = kind.make(existing.id(), name, kept, created, existing.updatedAt(), enabled);
        if (same.equals(existing)) {
            return existing;
        }
        boolean isSealedOnly = isSecret()
                && existing.name().equals(name)
                && existing.enabled() == enabled
                && (Objects.equals(definition, existing.definition()) || holds(existing, definition));
        E changed = rows.update(isSealedOnly ? same : kind.make(existing.id(), name, kept, created, at, enabled));
        keepDefinition(changed);
        return changed;
    }

    /** Whether the row has this definition; of a secret, whether this is its value, which it is not if locked. */
    public boolean holds(E row, @Nullable String definition) {
        String kept = row.definition();
        if (!isSecret() || kept == null) {
            return Objects.equals(kept, definition);
        }
        return vault.canOpen(row.name(), kept) && vault.open(row.name(), kept).equals(definition);
    }

    private boolean isSecret() {
        return kind == (Kind<?>) Kind.SECRET;
    }

    private String seal(String name, String value) {
        if (vault.isUnsettled()) {
            vault.settle(rows.list(kind.type().all().orderBy(kind.name())).stream()
                    .map(Secret.class::cast)
                    .toList());
        }
        return vault.keep(name, value);
    }

    /** What is kept of a value, or of what was kept of it before: the same, unless it is another value or name. */
    private String seal(E existing, String name, String definition) {
        String kept = Objects.requireNonNull(existing.definition());
        boolean isSealed = SecretVault.isSealed(kept);
        boolean isKept = definition.equals(kept);
        if (isSealed && existing.name().equals(name) && (isKept || holds(existing, definition))) {
            return kept;
        }
        return seal(name, isKept ? vault.open(existing.name(), kept) : definition);
    }

    /** What a server's identifier of its definition speaks of can be looked up, also after the server has changed. */
    private void keepDefinition(E row) {
        String definition = row.definition();
        if (kind == (Kind<?>) Kind.SERVER && definition != null) {
            contents.store(Bytes.ofUtf8(definition));
        }
    }

    /** Removes the one of that name; false when there is none. What speaks of it by name stays as it is. */
    public boolean delete(String name) {
        Optional<E> existing = byName(name);
        return existing.isPresent() && rows.delete(existing.get().id());
    }
}
