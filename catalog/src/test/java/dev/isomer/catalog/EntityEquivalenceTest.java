package dev.isomer.catalog;

import static dev.isomer.catalog.testdata.TestData.with;
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
import dev.isomer.catalog.testdata.TestData;
import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Group;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;

/** Each entity does the same on every engine. */
@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class EntityEquivalenceTest {
    private final TestData data = new TestData();

    @EveryStore
    void serverCreate(Store store) {
        Server server = data.server("test_server", "def main(): pass");
        Server saved = store.repository(Server.TYPE).insert(server);
        assertEquals(Server.TYPE.withId(server, 1), saved);
        assertEquals(Optional.of(saved), store.repository(Server.TYPE).find(Server.NAME, "test_server"));
    }

    @EveryStore
    void serverQuery(Store store) {
        Repository<Server> servers = store.repository(Server.TYPE);
        servers.insert(data.server("c"));
        servers.insert(data.server("a"));
        servers.insert(with(data.server("b"), Server.ENABLED, false));
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
        Server saved = servers.insert(data.server("s", "original"));
        Server changed = Server.TYPE.withId(data.server("s", "updated"), saved.id());
        assertEquals(changed, servers.update(changed));
        assertEquals(Optional.of(changed), servers.get(saved.id()));
    }

    @EveryStore
    void serverDelete(Store store) {
        Repository<Server> servers = store.repository(Server.TYPE);
        Server saved = servers.insert(data.server("s"));
        assertTrue(servers.delete(saved.id()));
        assertFalse(servers.delete(saved.id()));
        assertEquals(0, servers.count());
    }

    @EveryStore
    void aliasCreate(Store store) {
        Alias alias = data.alias("docs", "docs -> /manual");
        Alias saved = store.repository(Alias.TYPE).insert(alias);
        assertEquals(Alias.TYPE.withId(alias, 1), saved);
        assertEquals(List.of(saved), store.repository(Alias.TYPE).list());
    }

    @EveryStore
    void aliasOrdering(Store store) {
        Repository<Alias> aliases = store.repository(Alias.TYPE);
        List.of("z", "a", "m").forEach(name -> aliases.insert(data.alias(name, null)));
        assertEquals(
                List.of("a", "m", "z"),
                aliases.list(Alias.TYPE.all().orderBy(Alias.NAME)).stream()
                        .map(Alias::name)
                        .toList());
    }

    @EveryStore
    void variableCreate(Store store) {
        Variable saved = store.repository(Variable.TYPE).insert(data.variable("v", "value"));
        assertEquals(Optional.of(saved), store.repository(Variable.TYPE).find(Variable.NAME, "v"));
        assertEquals("value", saved.definition());
    }

    @EveryStore
    void variableDuplicateName(Store store) {
        Repository<Variable> variables = store.repository(Variable.TYPE);
        variables.insert(data.variable("v", "first"));
        UniqueViolationException refusal =
                assertThrows(UniqueViolationException.class, () -> variables.insert(data.variable("v", "second")));
        assertTrue(refusal.getMessage().contains("name"), refusal.getMessage());
        assertEquals(
                List.of("first"),
                variables.list().stream().map(Variable::definition).toList());
        assertEquals(2, variables.insert(data.variable("w", "")).id());
    }

    @EveryStore
    void secretCreate(Store store) {
        Secret secret = with(data.secret("key", "hunter2"), Secret.ENABLED, false);
        Secret saved = store.repository(Secret.TYPE).insert(secret);
        assertEquals(Secret.TYPE.withId(secret, 1), saved);
        assertEquals("hunter2", saved.definition());
        assertEquals(Optional.of(saved), store.repository(Secret.TYPE).find(Secret.NAME, "key"));
    }

    @EveryStore
    void cidCreate(Store store) {
        CidRecord saved =
                store.repository(CidRecord.TYPE).insert(with(data.content("content"), CidRecord.FILE_SIZE, null));
        assertEquals(Bytes.ofUtf8("content"), saved.fileData());
        assertNull(saved.fileSize());
        assertEquals(Optional.of(saved), store.repository(CidRecord.TYPE).find(CidRecord.PATH, saved.path()));
    }

    @EveryStore
    void cidKeepsEveryByteValue(Store store) {
        byte[] all = new byte[256];
        for (int at = 0; at < 256; at++) {
            all[at] = (byte) at;
        }
        store.repository(CidRecord.TYPE).insert(data.content(Bytes.of(all)));
        assertEquals(
                Bytes.of(all), store.repository(CidRecord.TYPE).list().get(0).fileData());
    }

    @EveryStore
    void cidKeepsLargeContent(Store store) {
        byte[] large = new byte[1_000_000];
        new Random(7).nextBytes(large);
        Cid cid = Cid.of(large);
        store.repository(CidRecord.TYPE).insert(data.content(Bytes.of(large)));
        CidRecord kept = store.repository(CidRecord.TYPE)
                .find(CidRecord.PATH, cid.path())
                .orElseThrow();
        assertEquals(cid, Cid.of(kept.fileData()));
    }

    @EveryStore
    void pageViewCreate(Store store) {
        PageView view = data.pageView("/page");
        PageView saved = store.repository(PageView.TYPE).insert(view);
        assertEquals(PageView.TYPE.withId(view, 1), saved);
        assertEquals(List.of(saved), store.repository(PageView.TYPE).list());
    }

    @EveryStore
    void pageViewCounts(Store store) {
        Repository<PageView> views = store.repository(PageView.TYPE);
        for (String path : List.of("/page1", "/page2", "/page1", "/page1")) {
            views.insert(data.pageView(path));
        }
        assertEquals(List.of(new Group<>("/page1", 3), new Group<>("/page2", 1)), views.countBy(PageView.PATH, 10));
    }

    @EveryStore
    void interactionCreate(Store store) {
        EntityInteraction saved =
                store.repository(EntityInteraction.TYPE).insert(data.interaction(data.server("echo"), "save"));
        assertEquals(
                Optional.of(saved), store.repository(EntityInteraction.TYPE).get(1));
        assertNull(saved.message());
    }

    @EveryStore
    void invocationCreate(Store store) {
        CidRecord result = data.content("result");
        ServerInvocation row = data.invocation(data.server("echo"), result);
        ServerInvocation saved = store.repository(ServerInvocation.TYPE).insert(row);
        assertEquals(Optional.of(saved), store.repository(ServerInvocation.TYPE).get(saved.id()));
        assertEquals(result.path(), "/" + saved.resultCid());
        assertNull(saved.serversCid());
    }

    @EveryStore
    void exportCreate(Store store) {
        Repository<Export> exports = store.repository(Export.TYPE);
        CidRecord document = data.content("document");
        Export first = exports.insert(data.export(document));
        Export second = exports.insert(with(data.export(document), Export.CREATED_AT, first.createdAt()));
        assertEquals(List.of(first, second), exports.list());
    }
}
