package dev.isomer.catalog.testdata;

import dev.isomer.catalog.UniqueClock;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.PageView;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.model.Server;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.catalog.model.Variable;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows that are not stored yet, for tests: each is valid and has a time of its own, a microsecond after the one
 * before, and the same calls make the same rows in every run. What a test says nothing about has a plain value; what it
 * wants otherwise it says with {@link #with}. Safe for use by any number of threads.
 *
 * <pre>
 *   TestData data = new TestData();
 *   Server echo = store.repository(Server.TYPE).insert(data.server("echo"));
 *   Alias off = with(data.alias("docs"), Alias.ENABLED, false);
 * </pre>
 */
public final class TestData {
    /** The time of the first row. */
    public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final UniqueClock clock = new UniqueClock(InstantSource.fixed(START));

    /** A server that is on, with a definition of its own. */
    public Server server(String name) {
        return server(name, "def main():\n    return 'answer of " + name + "'\n");
    }

    /** A server that is on, with the identifier of its definition. */
    public Server server(String name, String definition) {
        return named(Kind.SERVER, name, definition);
    }

    /** An alias that is on, and leads to a path of its name. */
    public Alias alias(String name) {
        return alias(name, name + " -> /target-of-" + name);
    }

    /** An alias that is on. */
    public Alias alias(String name, @Nullable String definition) {
        return named(Kind.ALIAS, name, definition);
    }

    /** A variable that is on, with a value of its own. */
    public Variable variable(String name) {
        return variable(name, "value of " + name);
    }

    /** A variable that is on. */
    public Variable variable(String name, String value) {
        return named(Kind.VARIABLE, name, value);
    }

    /** A secret that is on, with a value of its own. */
    public Secret secret(String name) {
        return secret(name, "secret value of " + name);
    }

    /** A secret that is on. */
    public Secret secret(String name, String value) {
        return named(Kind.SECRET, name, value);
    }

    private <E extends Record & NamedEntity> E named(Kind<E> kind, String name, @Nullable String definition) {
        Instant now = clock.next();
        return kind.make(0, name, definition, now, now, true);
    }

    /** Content, at the path that follows from it. */
    public CidRecord content(String text) {
        return content(Bytes.ofUtf8(text));
    }

    /** Content, at the path that follows from it. */
    public CidRecord content(Bytes bytes) {
        return new CidRecord(0, Cid.of(bytes).path(), bytes, (long) bytes.length(), clock.next());
    }

    /** A browser's view of a page. */
    public PageView pageView(String path) {
        return new PageView(0, path, "GET", "Browser/1.0", "127.0.0.1", clock.next());
    }

    /** What was done to an entity, with its definition at that time. */
    public EntityInteraction interaction(NamedEntity entity, String action) {
        String kind = Kind.all().stream()
                .filter(each -> each.type().recordClass().isInstance(entity))
                .findFirst()
                .orElseThrow()
                .singular();
        String definition = entity.definition();
        return new EntityInteraction(
                0, kind, entity.name(), action, null, definition == null ? "" : definition, clock.next());
    }

    /** A run of a server that gave this content; the identifier of the run follows from both. */
    public ServerInvocation invocation(Server server, CidRecord result) {
        String run = Cid.of(server.name() + result.path()).toString();
        return new ServerInvocation(0, server.name(), cid(result), null, null, null, null, run, null, clock.next());
    }

    /** An export whose document is this content. */
    public Export export(CidRecord document) {
        return new Export(0, cid(document), clock.next());
    }

    private static String cid(CidRecord content) {
        return content.path().substring(1);
    }

    /** The row with one value changed; {@code null} for none. */
    public static <E extends Record, V> E with(E row, Attribute<E, V> attribute, @Nullable V value) {
        @Nullable Object[] values = attribute.entityType().valuesOf(row);
        values[attribute.ordinal()] = value;
        return attribute.entityType().create(values);
    }
}
