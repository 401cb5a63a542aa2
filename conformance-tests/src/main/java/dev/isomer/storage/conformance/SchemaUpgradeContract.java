package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Grown;
import dev.isomer.storage.conformance.fixture.Upgrades;
import dev.isomer.storage.conformance.fixture.Versions;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A persistent store that is opened with a wider schema; any other opens every schema, empty: from SCH-12. */
public class SchemaUpgradeContract extends Contract {
    private final Path folder = folder();
    private boolean persistent;

    /** The topic for this engine. */
    public SchemaUpgradeContract(TestedEngine engine) {
        super(engine);
    }

    private Store open(Schema schema, Path place) {
        return open(schema, StoreOptions.defaults(), place);
    }

    /** What a store of the first version holds, which is then closed. */
    private Map<String, List<?>> first() {
        Store store = open(Versions.first(), folder);
        persistent = store.capabilities().contains(Capability.PERSISTENT);
        Upgrades.fillFirst(store);
        Map<String, List<?>> contents = contents(store);
        store.close();
        return contents;
    }

    /** Opens the store of the first version with another, and checks that it is empty unless the engine keeps it. */
    private Store upgraded(Schema schema) {
        Store store = open(schema, folder);
        assertEquals(persistent ? 3 : 0, store.statistics().rows());
        assertEquals(List.of(), store.verify());
        return store;
    }

    private static EntityType<?> person(Store store) {
        return store.schema().types().stream()
                .filter(type -> type.storedName().equals("person"))
                .findFirst()
                .orElseThrow();
    }

    /** The value of an attribute in the person with this id, or null if nobody is kept. */
    private @Nullable Object value(Store store, long id, String attribute) {
        return persistent ? valueOf(store, person(store), id, attribute) : null;
    }

    private static <E> @Nullable Object valueOf(Store store, EntityType<E> type, long id, String name) {
        Attribute<E, ?> attribute = type.components().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return attribute.get(get(store, type, id).orElseThrow());
    }

    @Test
    @Rule("SCH-12")
    void anotherOrderIsNoDifference() {
        Map<String, List<?>> before = first();
        Store turned = upgraded(Upgrades.reordered());
        assertEquals(persistent ? "here" : null, value(turned, 2, "city"));
        assertEquals(persistent ? 7 : null, value(turned, 1, "age"));
        assertEquals(persistent ? "GOLD" : "null", String.valueOf(value(turned, 1, "tier")));
        turned.close();
        Map<String, List<?>> nothing = Map.of("place", List.of(), "person", List.of());
        assertEquals(persistent ? before : nothing, contents(upgraded(Versions.first())));
    }

    @Test
    @Rule("SCH-13")
    void aTypeIsAdded() {
        first();
        Store store = upgraded(Upgrades.withSessions());
        assertEquals(1, insert(store, Conversations.session(1)).id());
        refused(UniqueViolationException.class, store, tx -> tx.insert(Conversations.session(1)));
        store.close();
        Store again = open(Upgrades.withSessions(), folder);
        assertEquals(persistent ? 4 : 0, again.statistics().rows());
    }

    @Test
    @Rule("SCH-14")
    void anAttributeIsAddedWithItsDefaultOrNullForTheRowsThatAreThere() {
        first();
        Store store = upgraded(Grown.schema());
        assertEquals(persistent ? Grown.people() : List.of(), contents(store).get("person"));
    }

    @Test
    @Rule("SCH-15")
    void lengthsAndConstantsGrow() {
        first();
        Store store = upgraded(Upgrades.longer());
        EntityType<?> person = person(store);
        @Nullable Object[] values = {0L, "n".repeat(21), null, "c".repeat(1_000), Upgrades.MoreTiers.SILVER, null};
        long id = inserted(store, person, values);
        assertEquals(persistent ? 4 : 1, id);
        assertEquals("c".repeat(1_000), valueOf(store, person, id, "city"));
        assertEquals(Upgrades.MoreTiers.SILVER, valueOf(store, person, id, "tier"));
        assertEquals(persistent ? Upgrades.MoreTiers.GOLD : null, value(store, 1, "tier"));
        assertEquals(persistent ? Upgrades.MoreTiers.BASIC : null, value(store, 2, "tier"));
    }

    private static long inserted(Store store, EntityType<?> type, @Nullable Object[] values) {
        return store.write(tx ->
                store.schema().typeOf((Record) type.create(values)).idOf(tx.insert((Record) type.create(values))));
    }

    @Test
    @Rule("SCH-16")
    void keysAreAdded() {
        first();
        Store store = upgraded(Upgrades.keyed());
        EntityType<?> person = person(store);
        if (!persistent) {
            inserted(store, person, new @Nullable Object[] {0L, "Ada", 7, "here", Versions.Tier.GOLD, null});
        }
        Record sameAge = (Record) person.create(new @Nullable Object[] {0L, "Joe", 7, "x", Versions.Tier.GOLD, null});
        UniqueViolationException refusal = refused(UniqueViolationException.class, store, tx -> tx.insert(sameAge));
        assertEquals(List.of("age"), refusal.attributes());
    }

    @Test
    @Rule("SCH-17")
    void aKeyThatTheRowsDoNotAllowIsRefusedAndNothingChanged() {
        Map<String, List<?>> before = first();
        if (persistent) {
            for (int i = 0; i < 2; i++) {
                SchemaMismatchException refusal =
                        assertThrowsExactly(SchemaMismatchException.class, () -> open(Upgrades.colliding(), folder));
                assertEquals(
                        List.of("person(city) is unique in the program, and 2 rows of the store have \"here\""),
                        refusal.differences());
                assertFalse(refusal.isStoreNewer());
            }
            assertEquals(before, contents(upgraded(Versions.first())));
        } else {
            assertEquals(Map.of("place", List.of(), "person", List.of()), contents(upgraded(Upgrades.colliding())));
        }
    }

    @Test
    @Rule("SCH-18")
    void anUpgradedStoreKeepsItsIdsAndIsAsOneMadeAnew() {
        first();
        Store store = upgraded(Grown.schema());
        long idBefore = persistent ? 3 : 0;
        if (!persistent) {
            insert(store, new Grown.Place(0, "home"));
        }
        Grown.Person joe = Grown.people().get(0).withName("Joe");
        assertEquals(idBefore + 1, insert(store, joe).id());
        assertEquals(
                persistent ? 3 : 2, insert(store, new Grown.Place(0, "new")).id());
        Grown.Pet pet = insert(store, new Grown.Pet(0, idBefore + 1));
        store.write(tx -> tx.update(joe.of(idBefore + 1, pet.id())));
        refused(UniqueViolationException.class, store, tx -> tx.insert(new Grown.Place(0, "home")));
        assertTrue(delete(store, store.schema().typeOf(joe), idBefore + 1));
        assertEquals(List.of(), contents(store).get("pet"));
    }

    @Test
    @Rule("SCH-19")
    void aNewerSchemaIsRefusedByAnOlderProgram() {
        first();
        upgraded(Grown.schema()).close();
        if (persistent) {
            SchemaMismatchException refusal =
                    assertThrowsExactly(SchemaMismatchException.class, () -> open(Versions.first(), folder));
            assertTrue(refusal.isStoreNewer());
            assertTrue(refusal.differences().contains("the type pet is in the store alone"), refusal.getMessage());
            assertEquals(Grown.people(), contents(upgraded(Grown.schema())).get("person"));
        } else {
            assertEquals(List.of(), contents(upgraded(Versions.first())).get("place"));
        }
    }
}
