package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.CidReferences.AliasUpdated;
import dev.isomer.catalog.CidReferences.Updated;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.Server;
import dev.isomer.catalog.text.JsonText;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class CidReferencesTest {
    private static final String OLD = Cid.of("old ".repeat(30)).toString();
    private static final String NEW = Cid.of("new ".repeat(30)).toString();

    @EveryStore
    void replacesInEveryDefinition(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.aliases().create("a", "a -> /" + OLD + ".txt", false);
            tx.aliases().create("b", "b -> /other", true);
            tx.aliases().create("c", null, true);
            tx.servers().create("s", "see " + OLD + " and /" + OLD, true);
            return tx.servers().create("t", "nothing", true);
        });
        assertEquals(new Updated(1, 1), catalog.write(tx -> tx.cidReferences().update("/" + OLD, " " + NEW)));
        Alias alias = catalog.read(tx -> tx.aliases().byName("a")).orElseThrow();
        assertEquals("a -> /" + NEW + ".txt", alias.definition());
        assertEquals(true, alias.updatedAt().isAfter(alias.createdAt()));
        Server server = catalog.read(tx -> tx.servers().byName("s")).orElseThrow();
        String text = "see " + NEW + " and /" + NEW;
        assertEquals(text, server.definition());
        assertEquals(Cid.of(text).toString(), server.definitionCid());
        assertEquals(true, catalog.read(tx -> tx.contents().exists(Cid.of(text))));
        Cid all = Cid.of(JsonText.of(Map.of("s", text, "t", "nothing")));
        assertEquals(true, catalog.read(tx -> tx.contents().exists(all)));
        assertEquals(
                Catalogs.at(1),
                catalog.read(tx -> tx.aliases().byName("b")).orElseThrow().updatedAt());
    }

    @EveryStore
    void nothingToReplace(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.aliases().create("a", "a -> /" + OLD, true));
        assertEquals(new Updated(0, 0), catalog.write(tx -> tx.cidReferences().update(OLD, "/" + OLD)));
        assertEquals(new Updated(0, 0), catalog.write(tx -> tx.cidReferences().update(null, NEW)));
        assertEquals(new Updated(0, 0), catalog.write(tx -> tx.cidReferences().update(OLD, " / ")));
        assertEquals(new Updated(0, 0), catalog.write(tx -> tx.cidReferences().update(NEW, OLD)));
        assertEquals("a -> /" + OLD, definition(catalog, "a"));
    }

    @EveryStore
    void updatingAnAliasMakesItsFirstLineLiteral(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.aliases()
                .create("a", "# first\n  ^/x$ -> /" + OLD + "?download=1 [regex, ignore-case]\nz -> /" + OLD, true));
        assertEquals(new AliasUpdated(false, 1), updateAlias(catalog, OLD, NEW, " a "));
        assertEquals("# first\n  a -> /" + NEW + "?download=1 [ignore-case]\nz -> /" + NEW, definition(catalog, "a"));
        Alias alias = catalog.read(tx -> tx.aliases().byName("a")).orElseThrow();
        assertEquals(Catalogs.at(1), alias.updatedAt());
    }

    @EveryStore
    void updatingAnAbsentAliasCreatesIt(Store store) {
        Catalog catalog = Catalogs.over(store);
        assertEquals(new AliasUpdated(true, 1), updateAlias(catalog, OLD, "/" + NEW, "fresh"));
        assertEquals("fresh -> /" + NEW, definition(catalog, "fresh"));
        assertEquals(new AliasUpdated(false, 0), updateAlias(catalog, OLD, "", "fresh"));
        assertEquals(new AliasUpdated(false, 0), updateAlias(catalog, OLD, NEW, " "));
        assertEquals(new AliasUpdated(false, 0), updateAlias(catalog, NEW, NEW, "fresh"));
    }

    @EveryStore
    void anAliasThatLeadsElsewhereIsLeftAloneUnlessNoOldContentIsNamed(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.aliases().create("a", "a -> /elsewhere", true));
        assertEquals(new AliasUpdated(false, 0), updateAlias(catalog, OLD, NEW, "a"));
        assertEquals("a -> /elsewhere", definition(catalog, "a"));
        assertEquals(new AliasUpdated(false, 1), updateAlias(catalog, null, NEW, "a"));
        assertEquals("a -> /" + NEW, definition(catalog, "a"));
        assertEquals(new AliasUpdated(false, 0), updateAlias(catalog, "", NEW, "a"));
    }

    @EveryStore
    void definitionsWithoutUsableLineGetOne(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.aliases().create("none", null, true);
            tx.aliases().create("text", "just words", true);
            return tx.aliases().create("broken", "x -> //elsewhere.example\ny -> z [magic]", true);
        });
        for (String name : new String[] {"none", "text", "broken"}) {
            assertEquals(new AliasUpdated(false, 1), updateAlias(catalog, OLD, NEW, name));
        }
        assertEquals("none -> /" + NEW, definition(catalog, "none"));
        assertEquals("text -> /" + NEW + "\n\njust words", definition(catalog, "text"));
        assertEquals("broken -> /" + NEW + "\ny -> z [magic]", definition(catalog, "broken"));
    }

    @EveryStore
    void findsTheFirstAliasWithATarget(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.variables().create("place", "x", true);
            tx.variables().create("off", "y", false);
            tx.aliases().create("z", "one -> /other\n  two -> /{place}", false);
            tx.aliases().create("a", "a -> /x", true);
            tx.aliases().create("g", "g* -> /glob [glob]", true);
            return tx.aliases().create("v", "v -> /{off}", true);
        });
        assertEquals(Optional.of("z"), byTarget(catalog, "/x"));
        assertEquals(Optional.of("z"), byTarget(catalog, " //x "));
        assertEquals(Optional.of("z"), byTarget(catalog, "x"));
        assertEquals(Optional.of("v"), byTarget(catalog, "/{off}"));
        for (String nothing : new String[] {null, "", " ", "/glob", "/y", "/X", "/z"}) {
            assertEquals(Optional.empty(), byTarget(catalog, nothing));
        }
    }

    @EveryStore
    void theTableHasEnabledAliasesByName(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.variables().create("to", "/{second}", true);
            tx.variables().create("second", "never", true);
            tx.aliases().create("b", "/p -> /b", true);
            tx.aliases().create("a", "/p -> /a", false);
            return tx.aliases().create("c", "/p -> /c\n/q -> {to}/x", true);
        });
        assertEquals(
                "/b",
                catalog.read(tx -> tx.aliasPaths().table())
                        .match("/p")
                        .orElseThrow()
                        .target());
        assertEquals(
                "/{second}/x",
                catalog.read(tx -> tx.aliasPaths().table())
                        .match("/q")
                        .orElseThrow()
                        .target());
        assertEquals(
                Optional.empty(), catalog.read(tx -> tx.aliasPaths().table()).match("/a"));
    }

    private static Optional<String> byTarget(Catalog catalog, @Nullable String target) {
        return catalog.read(tx -> tx.aliasPaths().byTargetPath(target)).map(Alias::name);
    }

    private static AliasUpdated updateAlias(Catalog catalog, @Nullable String from, String to, String name) {
        return catalog.write(tx -> tx.cidReferences().updateAlias(from, to, name));
    }

    private static @Nullable String definition(Catalog catalog, String name) {
        return catalog.read(tx -> tx.aliases().byName(name)).orElseThrow().definition();
    }
}
