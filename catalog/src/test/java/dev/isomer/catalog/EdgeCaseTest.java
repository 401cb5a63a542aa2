package dev.isomer.catalog;

import static dev.isomer.catalog.testdata.TestData.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.Server;
import dev.isomer.catalog.model.Variable;
import dev.isomer.catalog.testdata.TestData;
import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Transactions, nulls, texts and times at their edges, the same on every engine. */
@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class EdgeCaseTest {
    private static final class Undone extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @EveryStore
    void rollbackRestoresTheOriginal(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.variables().create("v", "original", true));
        assertThrows(
                Undone.class,
                () -> catalog.write(tx -> {
                    tx.variables().save("v", "changed", true);
                    throw new Undone();
                }));
        assertEquals("original", definition(catalog));
    }

    @EveryStore
    void savepointInsideATransaction(Store store) throws Undone {
        TestData data = new TestData();
        store.write(tx -> {
            tx.insert(data.variable("outer"));
            tx.nested(inner -> inner.insert(data.variable("inner")));
            assertThrows(
                    Undone.class,
                    () -> tx.nested(inner -> {
                        inner.insert(data.variable("undone"));
                        throw new Undone();
                    }));
            return null;
        });
        assertEquals(
                List.of("outer", "inner"),
                store.repository(Variable.TYPE).list().stream()
                        .map(Variable::name)
                        .toList());
    }

    @EveryStore
    void aTransactionSeesItsOwnChanges(Store store) {
        Catalog catalog = Catalogs.over(store);
        String seen = catalog.write(tx -> {
            tx.variables().create("v", "before", true);
            tx.variables().save("v", "after", true);
            return tx.variables().byName("v").orElseThrow().definition();
        });
        assertEquals("after", seen);
    }

    @EveryStore
    void definitionCidMayBeNull(Store store) {
        Repository<Server> servers = store.repository(Server.TYPE);
        Server saved = servers.insert(with(new TestData().server("s"), Server.DEFINITION_CID, null));
        assertNull(servers.get(saved.id()).orElseThrow().definitionCid());
        assertEquals(1, servers.count(Server.DEFINITION_CID.isNull()));
    }

    @EveryStore
    void emptyDefinitionStaysEmpty(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.variables().create("v", "", true));
        assertEquals("", definition(catalog));
        assertThrows(
                NullPointerException.class,
                () -> catalog.write(tx -> tx.variables().create("w", null, true)));
    }

    @EveryStore
    void everyScriptIsKept(Store store) {
        Catalog catalog = Catalogs.over(store);
        String text = "日本語 한국어 العربية ñ é 🎉👩‍👩‍👧 e\u0301 \u202e \ufeff \r\n\t\u0001 \udbff\udfff";
        catalog.write(tx -> tx.variables().create("v", text, true));
        assertEquals(text, definition(catalog));
        assertThrows(
                InvalidValueException.class,
                () -> catalog.write(tx -> tx.variables().create("w", "a\u0000", true)));
        assertThrows(
                InvalidValueException.class,
                () -> catalog.write(tx -> tx.variables().create("w", "\ud800", true)));
    }

    @EveryStore
    void sqlIsOnlyText(Store store) {
        Catalog catalog = Catalogs.over(store);
        String attack = "'; DROP TABLE variable; --";
        catalog.write(tx -> tx.variables().create(attack, attack, true));
        assertEquals(
                attack,
                catalog.read(tx -> tx.variables().byName(attack)).orElseThrow().definition());
        assertEquals(1, (long) catalog.read(tx -> tx.variables().count()));
    }

    @EveryStore
    void createdAtIsSet(Store store) {
        Catalog catalog = Catalogs.over(store);
        Variable saved = catalog.write(tx -> tx.variables().create("v", "x", true));
        assertEquals(Catalogs.START, saved.createdAt());
        assertEquals(saved.createdAt(), saved.updatedAt());
    }

    @EveryStore
    void createdAtTellsTheOrder(Store store) {
        Catalog catalog = Catalogs.over(store);
        Variable first = catalog.write(tx -> tx.variables().create("z", "", true));
        Variable second = catalog.write(tx -> tx.variables().create("a", "", true));
        assertTrue(first.createdAt().isBefore(second.createdAt()));
        assertEquals(
                List.of(first, second),
                catalog.read(tx -> tx.variables().list(Variable.TYPE.all().orderBy(Variable.CREATED_AT))));
    }

    private static String definition(Catalog catalog) {
        return catalog.read(tx -> tx.variables().byName("v")).orElseThrow().definition();
    }
}
