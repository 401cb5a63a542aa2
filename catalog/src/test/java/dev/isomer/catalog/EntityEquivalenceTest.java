package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.model.PageView;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.model.Server;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.catalog.model.Variable;
import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Group;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Each entity does the same on every engine. */
@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class EntityEquivalenceTest {
    private static final Instant NOW = Catalogs.START;

    @EveryStore
    void serverCreate(Store store) {
        Server saved = store.repository(Server.TYPE).insert(server("test_server", "def main(): pass", true));
        assertEquals(new Server(1, "test_server", "def main(): pass", null, NOW, NOW, true), saved);
        assertEquals(Optional.of(saved), store.repository(Server.TYPE).find(Server.NAME, "test_server"));
    }

    @EveryStore
    void serverQuery(Store store) {
        Repository<Server> servers = store.repository(Server.TYPE);
        servers.insert(server("c", "3", true));
        servers.insert(server("a", "1", true));
        servers.insert(server("b", "2", false));
        assertEquals(3, servers.count());
        assertEquals(2, servers.count(Server.ENABLED.eq(true)));
        assertEquals(
                List.of("a", "b", "c"),
                servers.list(Server.TYPE.all().orderBy(Server.NAME)).stream()
                        .map(Server::name)
                        .toList());
    }

    @EveryStore
    void serverUpdate(Store store) {
        Repository<Server> servers = store.repository(Server.TYPE);
        Server saved = servers.insert(server("s", "original", true));
        Server changed = new Server(saved.id(), "s", "updated", null, NOW, NOW.plusSeconds(1), true);
        assertEquals(changed, servers.update(changed));
        assertEquals(Optional.of(changed), servers.get(saved.id()));
    }

    @EveryStore
    void serverDelete(Store store) {
        Repository<Server> servers = store.repository(Server.TYPE);
        Server saved = servers.insert(server("s", "x", true));
        assertTrue(servers.delete(saved.id()));
        assertFalse(servers.delete(saved.id()));
        assertEquals(0, servers.count());
    }

    @EveryStore
    void aliasCreate(Store store) {
        Alias saved = store.repository(Alias.TYPE).insert(alias("docs", "docs -> /manual"));
        assertEquals(new Alias(1, "docs", "docs -> /manual", NOW, NOW, true), saved);
        assertEquals(List.of(saved), store.repository(Alias.TYPE).list());
    }

    @EveryStore
    void aliasOrdering(Store store) {
        Repository<Alias> aliases = store.repository(Alias.TYPE);
        List.of("z", "a", "m").forEach(name -> aliases.insert(alias(name, null)));
        assertEquals(
                List.of("a", "m", "z"),
                aliases.list(Alias.TYPE.all().orderBy(Alias.NAME)).stream()
                        .map(Alias::name)
                        .toList());
    }

    @EveryStore
    void variableCreate(Store store) {
        Variable saved = store.repository(Variable.TYPE).insert(new Variable(0, "v", "value", NOW, NOW, true));
        assertEquals(Optional.of(saved), store.repository(Variable.TYPE).find(Variable.NAME, "v"));
        assertEquals("value", saved.definition());
    }

    @EveryStore
    void variableDuplicateName(Store store) {
        Repository<Variable> variables = store.repository(Variable.TYPE);
        variables.insert(new Variable(0, "v", "first", NOW, NOW, true));
        UniqueViolationException refusal = assertThrows(
                UniqueViolationException.class, () -> variables.insert(new Variable(0, "v", "second", NOW, NOW, true)));
        assertTrue(refusal.getMessage().contains("name"), refusal.getMessage());
        assertEquals(
                List.of("first"),
                variables.list().stream().map(Variable::definition).toList());
        assertEquals(
                2, variables.insert(new Variable(0, "w", "", NOW, NOW, true)).id());
    }

    @EveryStore
    void secretCreate(Store store) {
        Secret saved = store.repository(Secret.TYPE).insert(new Secret(0, "key", "hunter2", NOW, NOW, false));
        assertEquals(new Secret(1, "key", "hunter2", NOW, NOW, false), saved);
        assertEquals(Optional.of(saved), store.repository(Secret.TYPE).find(Secret.NAME, "key"));
    }

    @EveryStore
    void cidCreate(Store store) {
        CidRecord saved = store.repository(CidRecord.TYPE).insert(content("/cid1", Bytes.ofUtf8("content")));
        assertEquals(Bytes.ofUtf8("content"), saved.fileData());
        assertNull(saved.fileSize());
        assertEquals(Optional.of(saved), store.repository(CidRecord.TYPE).find(CidRecord.PATH, "/cid1"));
    }

    @EveryStore
    void cidKeepsEveryByteValue(Store store) {
        byte[] all = new byte[256];
        for (int at = 0; at < 256; at++) {
            all[at] = (byte) at;
        }
        store.repository(CidRecord.TYPE).insert(content("/all", Bytes.of(all)));
        assertEquals(
                Bytes.of(all), store.repository(CidRecord.TYPE).list().get(0).fileData());
    }

    @EveryStore
    void cidKeepsLargeContent(Store store) {
        byte[] large = new byte[1_000_000];
        new Random(7).nextBytes(large);
        Cid cid = Cid.of(large);
        store.repository(CidRecord.TYPE).insert(content(cid.path(), Bytes.of(large)));
        CidRecord kept = store.repository(CidRecord.TYPE)
                .find(CidRecord.PATH, cid.path())
                .orElseThrow();
        assertEquals(cid, Cid.of(kept.fileData()));
    }

    @EveryStore
    void pageViewCreate(Store store) {
        PageView view = new PageView(0, "/page", "GET", "Browser/1.0", "127.0.0.1", NOW);
        PageView saved = store.repository(PageView.TYPE).insert(view);
        assertEquals(new PageView(1, "/page", "GET", "Browser/1.0", "127.0.0.1", NOW), saved);
        assertEquals(List.of(saved), store.repository(PageView.TYPE).list());
    }

    @EveryStore
    void pageViewCounts(Store store) {
        Repository<PageView> views = store.repository(PageView.TYPE);
        for (String path : List.of("/page1", "/page2", "/page1", "/page1")) {
            views.insert(new PageView(0, path, null, null, null, NOW));
        }
        assertEquals(List.of(new Group<>("/page1", 3), new Group<>("/page2", 1)), views.countBy(PageView.PATH, 10));
    }

    @EveryStore
    void interactionCreate(Store store) {
        EntityInteraction row = new EntityInteraction(0, "server", "echo", "save", null, "text", NOW);
        EntityInteraction saved = store.repository(EntityInteraction.TYPE).insert(row);
        assertEquals(
                Optional.of(saved), store.repository(EntityInteraction.TYPE).get(1));
        assertNull(saved.message());
    }

    @EveryStore
    void invocationCreate(Store store) {
        ServerInvocation row =
                new ServerInvocation(0, "echo", "result", null, null, null, null, "invocation", null, NOW);
        ServerInvocation saved = store.repository(ServerInvocation.TYPE).insert(row);
        assertEquals(Optional.of(saved), store.repository(ServerInvocation.TYPE).get(saved.id()));
        assertEquals("result", saved.resultCid());
        assertNull(saved.serversCid());
    }

    @EveryStore
    void exportCreate(Store store) {
        Repository<Export> exports = store.repository(Export.TYPE);
        Export first = exports.insert(new Export(0, "AAAAAAAA", NOW));
        Export second = exports.insert(new Export(0, "AAAAAAAA", NOW));
        assertEquals(List.of(first, second), exports.list());
    }

    private static Server server(String name, String definition, boolean enabled) {
        return new Server(0, name, definition, null, NOW, NOW, enabled);
    }

    private static Alias alias(String name, @Nullable String definition) {
        return new Alias(0, name, definition, NOW, NOW, true);
    }

    private static CidRecord content(String path, Bytes bytes) {
        return new CidRecord(0, path, bytes, null, NOW);
    }
}
