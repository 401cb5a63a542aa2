package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.isomer.catalog.alias.AliasMatch;
import dev.isomer.catalog.alias.AliasTable;
import dev.isomer.catalog.model.Alias;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.util.Optional;

/** The table of the aliases is made anew when, and only when, a row that it is made from changed. */
@UseSchema(CatalogSchemaSource.class)
final class CompiledAliasesTest {
    private final CompiledAliases compiled = new CompiledAliases();

    @EveryStore
    void itIsKeptWhileItsRowsStayTheSame(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.aliases().create("a", "a -> /{v}", true));
        AliasTable first = catalog.read(compiled::table);
        assertSame(first, catalog.read(compiled::table));
        catalog.write(tx -> {
            tx.servers().create("s", "x", true);
            tx.variables().create("off", "x", false);
            return tx.aliases().create("off", "/a -> /x", false);
        });
        assertSame(first, catalog.read(compiled::table));
        catalog.write(tx -> tx.variables().create("v", "x", true));
        assertNotSame(first, catalog.read(compiled::table));
        assertEquals(Optional.of("/x"), target(catalog));
    }

    @EveryStore
    void aRowThatAnotherProgramPutBackWithItsOldTimeIsSeen(Store store) {
        Catalog catalog = Catalogs.over(store);
        Alias before = catalog.write(tx -> tx.aliases().create("a", "a -> /one", true));
        assertEquals(Optional.of("/one"), target(catalog));
        // Neither the number of rows nor the newest time tells that this happened.
        store.write(tx ->
                tx.update(new Alias(before.id(), "a", "a -> /two", before.createdAt(), before.updatedAt(), true)));
        assertEquals(Optional.of("/two"), target(catalog));
    }

    @EveryStore
    void aTransactionSeesItsOwnChanges(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.aliases().create("a", "a -> /one", true);
            return assertMatch(Optional.of("/one"), compiled.table(tx));
        });
    }

    private Optional<String> target(Catalog catalog) {
        return catalog.read(compiled::table).match("/a").map(AliasMatch::target);
    }

    private static AliasTable assertMatch(Optional<String> target, AliasTable table) {
        assertEquals(target, table.match("/a").map(AliasMatch::target));
        return table;
    }
}
