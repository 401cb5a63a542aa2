package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.EntityNames;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.catalog.model.Server;
import dev.isomer.catalog.model.Variable;
import dev.isomer.storage.Store;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.MissingEntityException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class NamedEntitiesTest {
    @EveryStore
    void allKindsListByNameInCodePointOrder(Store store) {
        Catalog catalog = Catalogs.over(store);
        List<String> sorted = List.of("-", ".", "1", "A", "Z", "_", "a", "b", "z", "~", "é", "\uffee", "😀");
        for (Kind<?> kind : Kind.all()) {
            catalog.write(tx -> {
                sorted.stream()
                        .sorted(Comparator.comparing(String::hashCode))
                        .forEach(name -> tx.entities(kind).create(name, "x", true));
                return null;
            });
            List<String> names = catalog.read(tx ->
                    tx.entities(kind).all().stream().map(NamedEntity::name).toList());
            assertEquals(sorted, names, kind.plural());
        }
    }

    @EveryStore
    void savingWhatIsThereChangesNothing(Store store) {
        Catalog catalog = Catalogs.over(store);
        Variable created = catalog.write(tx -> tx.variables().save("v", "x", true));
        assertEquals(created, catalog.write(tx -> tx.variables().save("v", "x", true)));
        assertEquals(created, catalog.write(tx -> tx.variables().update(created.id(), "v", "x", true)));
        Variable changed = catalog.write(tx -> tx.variables().save("v", "x", false));
        assertEquals(new Variable(1, "v", "x", Catalogs.at(0), Catalogs.at(3), false), changed);
    }

    @EveryStore
    void renamesKeepIdAndCreation(Store store) {
        Catalog catalog = Catalogs.over(store);
        Alias created = catalog.write(tx -> tx.aliases().create("a", null, true));
        Alias renamed = catalog.write(tx -> tx.aliases().update(created.id(), "b", null, true));
        assertEquals(new Alias(1, "b", null, Catalogs.at(0), Catalogs.at(1), true), renamed);
        assertEquals(Optional.empty(), catalog.read(tx -> tx.aliases().byName("a")));
    }

    @EveryStore
    void refusesTakenNamesMissingRowsAndLongNames(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.servers().create("a", "", true));
        Server other = catalog.write(tx -> tx.servers().create("b", "", true));
        assertThrows(
                UniqueViolationException.class,
                () -> catalog.write(tx -> tx.servers().create("a", "", true)));
        assertThrows(
                UniqueViolationException.class,
                () -> catalog.write(tx -> tx.servers().update(other.id(), "a", "", true)));
        assertThrows(
                MissingEntityException.class,
                () -> catalog.write(tx -> tx.servers().update(99, "c", "", true)));
        assertThrows(
                InvalidValueException.class,
                () -> catalog.write(tx -> tx.servers().create("n".repeat(101), "", true)));
        assertEquals(2, (long) catalog.read(tx -> tx.servers().count()));
    }

    @EveryStore
    void deletes(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.secrets().create("s", "x", true));
        assertEquals(
                List.of(true, false),
                catalog.write(
                        tx -> List.of(tx.secrets().delete("s"), tx.secrets().delete("s"))));
    }

    @EveryStore
    void aServersDefinitionCanBeLookedUpByItsIdentifier(Store store) {
        Catalog catalog = Catalogs.over(store);
        String first = "first ".repeat(20);
        String second = "second ".repeat(20);
        catalog.write(tx -> tx.servers().save("s", first, true));
        Server changed = catalog.write(tx -> tx.servers().save("s", second, true));
        assertEquals(Cid.of(second).toString(), changed.definitionCid());
        for (String text : List.of(first, second)) {
            assertEquals(
                    Bytes.ofUtf8(text),
                    catalog.read(tx -> tx.contents().get(Cid.of(text)))
                            .orElseThrow()
                            .fileData());
        }
        catalog.write(tx -> tx.variables().save("v", "third ".repeat(20), true));
        assertEquals(2, (long) catalog.read(tx -> tx.contents().count()));
    }

    @EveryStore
    void firstNames(Store store) {
        Catalog catalog = Catalogs.over(store);
        assertEquals(Optional.empty(), catalog.read(tx -> tx.servers().firstName()));
        create(catalog, Kind.SERVER, "ai_stub");
        assertEquals(Optional.of("ai_stub"), catalog.read(tx -> tx.servers().firstName()));
        create(catalog, Kind.SERVER, "zebra");
        assertEquals(Optional.of("zebra"), catalog.read(tx -> tx.servers().firstName()));
        assertEquals(Optional.of("ai_stub"), catalog.read(tx -> tx.servers().firstName("zebra")));
        create(catalog, Kind.ALIAS, "ai");
        create(catalog, Kind.ALIAS, "CSS");
        assertEquals(Optional.of("CSS"), catalog.read(tx -> tx.aliases().firstName()));
        create(catalog, Kind.ALIAS, "cookies");
        assertEquals(Optional.of("cookies"), catalog.read(tx -> tx.aliases().firstName()));
        create(catalog, Kind.VARIABLE, "b");
        create(catalog, Kind.VARIABLE, "a");
        assertEquals(Optional.of("a"), catalog.read(tx -> tx.variables().firstName()));
    }

    @EveryStore
    void enabledDefinitionsLeaveOutTheDisabled(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.aliases().create("b", "b -> /x", true);
            tx.aliases().create("a", null, true);
            return tx.aliases().create("c", "c -> /y", false);
        });
        Map<String, String> definitions = catalog.read(tx -> tx.aliases().enabledDefinitions());
        assertEquals("{a=, b=b -> /x}", definitions.toString());
    }

    @Test
    void kindsAreFoundByTheirPlural() {
        assertEquals(Optional.of(Kind.ALIAS), Kind.ofPlural("aliases"));
        assertEquals(Optional.empty(), Kind.ofPlural("alias"));
        assertEquals(
                "[servers, aliases, variables, secrets]",
                Kind.all().stream().map(Kind::plural).toList().toString());
    }

    @Test
    void namesThatPeopleMayGive() {
        for (String name : List.of("a", "A-1_b.c", "...", "x".repeat(100))) {
            assertEquals(Optional.empty(), EntityNames.problem(name));
        }
        for (String name : List.of("", ".", "..", "a b", "a/b", "é", "x".repeat(101), "a\n")) {
            assertEquals(true, EntityNames.problem(name).isPresent(), name);
        }
    }

    private static void create(Catalog catalog, Kind<?> kind, String name) {
        catalog.write(tx -> tx.entities(kind).create(name, "x", true).name());
    }
}
