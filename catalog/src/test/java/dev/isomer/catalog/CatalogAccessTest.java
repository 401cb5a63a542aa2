package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.PageView;
import dev.isomer.catalog.model.Server;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.catalog.model.Variable;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** The repositories' everyday operations do the same on every engine. */
@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class CatalogAccessTest {
    @EveryStore
    void allSorted(Store store) {
        Catalog catalog = servers(store, "gamma", "alpha", "beta");
        assertEquals(List.of("alpha", "beta", "gamma"), names(catalog));
    }

    @EveryStore
    void byName(Store store) {
        Catalog catalog = servers(store, "alpha", "beta");
        assertEquals(
                "beta",
                catalog.read(tx -> tx.servers().byName("beta")).orElseThrow().name());
        for (String absent : new String[] {"Beta", "", "none", "a\u0000b", "\ud800", null}) {
            assertEquals(Optional.empty(), catalog.read(tx -> tx.servers().byName(absent)));
        }
    }

    @EveryStore
    void countsFive(Store store) {
        Catalog catalog = servers(store, "a", "b", "c", "d", "e");
        assertEquals(5, (long) catalog.read(tx -> tx.servers().count()));
    }

    @EveryStore
    void exists(Store store) {
        Catalog catalog = servers(store, "a");
        assertTrue(exists(catalog, "a"));
        assertFalse(exists(catalog, "b"));
        assertFalse(exists(catalog, null));
    }

    @EveryStore
    void listsServersWithTheirSwitch(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.servers().create("on", "1", true);
            return tx.servers().create("off", "2", false);
        });
        assertEquals(
                List.of("off=false", "on=true"),
                catalog.read(tx -> tx.servers().all()).stream()
                        .map(server -> server.name() + "=" + server.enabled())
                        .toList());
        assertEquals(
                List.of("on"),
                catalog.read(tx -> tx.servers().allEnabled()).stream()
                        .map(Server::name)
                        .toList());
    }

    @EveryStore
    void serverByName(Store store) {
        Catalog catalog = Catalogs.over(store);
        Server saved = catalog.write(tx -> tx.servers().create("echo", "def main(): pass", true));
        assertEquals(Optional.of(saved), catalog.read(tx -> tx.servers().byName("echo")));
        assertEquals(Cid.of("def main(): pass").toString(), saved.definitionCid());
    }

    @EveryStore
    void listsAliases(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.aliases().create("two", "two -> /2", true);
            return tx.aliases().create("one", null, true);
        });
        List<Alias> aliases = catalog.read(tx -> tx.aliases().all());
        assertEquals(List.of("one", "two"), aliases.stream().map(Alias::name).toList());
        assertEquals(
                "/2",
                catalog.read(tx -> tx.aliasPaths().definition(aliases.get(1)))
                        .primary()
                        .target());
    }

    @EveryStore
    void createsContent(Store store) {
        Catalog catalog = Catalogs.over(store);
        Bytes content = Bytes.ofUtf8("content ".repeat(20));
        CidRecord saved = catalog.write(tx -> tx.contents().create(Cid.of(content), content));
        assertEquals(new CidRecord(1, Cid.of(content).path(), content, 160L, Catalogs.at(0)), saved);
        assertEquals(Optional.of(saved), catalog.read(tx -> tx.contents().get(Cid.of(content))));
    }

    @EveryStore
    void prefixSearchFindsTwoOfThree(Store store) {
        Catalog catalog = Catalogs.over(store);
        store.write(tx -> {
            for (String path : List.of("/cid/abc2", "/cid/abd1", "/cid/abc1")) {
                tx.insert(new CidRecord(0, path, Bytes.ofUtf8(path), null, Catalogs.START));
            }
            return null;
        });
        assertEquals(
                List.of("/cid/abc1", "/cid/abc2"),
                catalog.read(tx -> tx.contents().findByPrefix("cid/abc")));
    }

    @EveryStore
    void savesPageView(Store store) {
        Catalog catalog = Catalogs.over(store);
        PageView view = new PageView(0, "/x", "GET", null, null, Catalogs.START);
        PageView saved = catalog.write(tx -> tx.pageViews().save(view));
        assertEquals(new PageView(1, "/x", "GET", null, null, Catalogs.START), saved);
    }

    @EveryStore
    void countsTenPageViews(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> IntStream.range(0, 10)
                .mapToObj(number -> tx.pageViews().record("/" + number, "GET", null, null))
                .toList());
        assertEquals(10, (long) catalog.read(tx -> tx.pageViews().count(Bounds.OPEN)));
    }

    @EveryStore
    void recordsInteraction(Store store) {
        Catalog catalog = Catalogs.over(store);
        EntityInteraction saved = catalog.write(tx ->
                        tx.interactions().record(InteractionRequest.now("server", "echo", "save", "first", "text")))
                .orElseThrow();
        assertEquals(new EntityInteraction(1, "server", "echo", "save", "first", "text", Catalogs.START), saved);
    }

    @EveryStore
    void createsInvocation(Store store) {
        Catalog catalog = Catalogs.over(store);
        InvocationDetails details = new InvocationDetails("servers", "variables", "secrets", "request", "all", "calls");
        ServerInvocation saved = catalog.write(tx -> tx.invocations().create("echo", "result", details));
        assertEquals(
                new ServerInvocation(
                        1,
                        "echo",
                        "result",
                        "servers",
                        "variables",
                        "secrets",
                        "request",
                        "all",
                        "calls",
                        Catalogs.START),
                saved);
    }

    @EveryStore
    void readingChangesNothing(Store store) {
        Catalog catalog = Catalogs.over(store);
        try {
            Variable made = catalog.read(tx -> tx.variables().create("v", "x", true));
            throw new AssertionError("A read created " + made);
        } catch (IllegalStateException refusal) {
            assertTrue(refusal.getMessage().contains("write"), refusal.getMessage());
        }
        assertEquals(0, (long) catalog.read(tx -> tx.variables().count()));
    }

    private static Catalog servers(Store store, String... names) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            for (String name : names) {
                tx.servers().create(name, "definition of " + name, true);
            }
            return null;
        });
        return catalog;
    }

    private static boolean exists(Catalog catalog, @Nullable String name) {
        return catalog.read(tx -> tx.servers().exists(name));
    }

    private static List<String> names(Catalog catalog) {
        return catalog.read(tx -> tx.servers().all()).stream().map(Server::name).toList();
    }
}
