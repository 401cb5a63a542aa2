package dev.isomer.catalog.model;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.TextAttribute;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the four kinds of entity that people edit, so that what is alike for all of them is written once.
 *
 * @param <E> the entity's record
 */
public final class Kind<E extends Record & NamedEntity> {
    /** Servers; the name {@code ai_stub} is shown as an example only when there is no other. */
    public static final Kind<Server> SERVER =
            new Kind<>("server", "servers", Server.TYPE, Server.NAME, Server.ENABLED, Set.of("ai_stub"), Kind::server);

    /** Aliases; the names {@code ai} and {@code CSS} are shown as an example only when there is no other. */
    public static final Kind<Alias> ALIAS =
            new Kind<>("alias", "aliases", Alias.TYPE, Alias.NAME, Alias.ENABLED, Set.of("ai", "CSS"), Alias::new);

    /** Variables. */
    public static final Kind<Variable> VARIABLE = new Kind<>(
            "variable", "variables", Variable.TYPE, Variable.NAME, Variable.ENABLED, Set.of(), Kind::variable);

    /** Secrets. */
    public static final Kind<Secret> SECRET =
            new Kind<>("secret", "secrets", Secret.TYPE, Secret.NAME, Secret.ENABLED, Set.of(), Kind::secret);

    private static final List<Kind<?>> ALL = List.of(SERVER, ALIAS, VARIABLE, SECRET);

    private final String singular;
    private final String plural;
    private final EntityType<E> type;
    private final TextAttribute<E> name;
    private final Attribute<E, Boolean> enabled;
    private final Set<String> lastNames;
    private final Maker<E> maker;

    private Kind(
            String singular,
            String plural,
            EntityType<E> type,
            TextAttribute<E> name,
            Attribute<E, Boolean> enabled,
            Set<String> lastNames,
            Maker<E> maker) {
        this.singular = singular;
        this.plural = plural;
        this.type = type;
        this.name = name;
        this.enabled = enabled;
        this.lastNames = lastNames;
        this.maker = maker;
    }

    /** All four, in the order in which pages show them: servers, aliases, variables, secrets. */
    public static List<Kind<?>> all() {
        return ALL;
    }

    /** The kind with that plural, as in paths and documents. */
    public static Optional<Kind<?>> ofPlural(String plural) {
        return ALL.stream()
                .<Kind<?>>map(kind -> kind)
                .filter(kind -> kind.plural.equals(plural))
                .findFirst();
    }

    /** What one is called: {@code server}. */
    public String singular() {
        return singular;
    }

    /** What several are called: {@code servers}. */
    public String plural() {
        return plural;
    }

    /** The entity type. */
    public EntityType<E> type() {
        return type;
    }

    /** The name, for conditions and orders. */
    public TextAttribute<E> name() {
        return name;
    }

    /** The switch, for conditions and orders. */
    public Attribute<E, Boolean> enabled() {
        return enabled;
    }

    /** Names that serve as an example only when there is no other. */
    public Set<String> lastNames() {
        return lastNames;
    }

    /** True where a definition may be null. */
    public boolean allowsNoDefinition() {
        return this == ALIAS;
    }

    /**
     * A row of this kind; of a server the definition's identifier is computed.
     *
     * @throws NullPointerException when the definition is null and the kind does not allow that
     */
    public E make(
            long id, String name, @Nullable String definition, Instant createdAt, Instant updatedAt, boolean enabled) {
        if (definition == null && !allowsNoDefinition()) {
            throw new NullPointerException("Give the " + singular + " \"" + name + "\" a definition; it may be empty.");
        }
        return maker.make(id, name, definition, createdAt, updatedAt, enabled);
    }

    @Override
    public String toString() {
        return singular;
    }

    private interface Maker<E> {
        E make(
                long id,
                String name,
                @Nullable String definition,
                Instant createdAt,
                Instant updatedAt,
                boolean enabled);
    }

    private static Server server(
            long id, String name, @Nullable String definition, Instant createdAt, Instant updatedAt, boolean enabled) {
        String text = text(definition);
        return new Server(id, name, text, Cid.of(text).toString(), createdAt, updatedAt, enabled);
    }

    private static Variable variable(
            long id, String name, @Nullable String definition, Instant createdAt, Instant updatedAt, boolean enabled) {
        return new Variable(id, name, text(definition), createdAt, updatedAt, enabled);
    }

    private static Secret secret(
            long id, String name, @Nullable String definition, Instant createdAt, Instant updatedAt, boolean enabled) {
        return new Secret(id, name, text(definition), createdAt, updatedAt, enabled);
    }

    private static String text(@Nullable String definition) {
        return definition == null ? "" : definition;
    }
}
