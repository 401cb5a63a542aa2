package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.ReferenceViolationException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.memory.People.Note;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is this engine's own: its limit to the byte, states that stay, forks, and what readers pin. */
class MemoryStateTest {
    private static long used(Store store) {
        return store.statistics().usedBytes().orElseThrow();
    }

    private static void insert(Store store, int from, int to) {
        store.write(tx -> {
            for (int i = from; i < to; i++) {
                Person boss = tx.insert(Person.named("name " + i).withCity("city " + i % 7));
                tx.insert(new Note(0, boss.id(), "note " + i));
            }
            return null;
        });
    }

    @Test
    void theLimitHoldsToTheByte() {
        long needed;
        try (Store store = MemoryStore.open(People.SCHEMA)) {
            insert(store, 0, 200);
            needed = used(store);
        }
        try (Store store =
                MemoryStore.open(People.SCHEMA, StoreOptions.defaults().withMemoryLimitBytes(needed))) {
            insert(store, 0, 200);
            assertEquals(needed, used(store));
        }
        try (Store store =
                MemoryStore.open(People.SCHEMA, StoreOptions.defaults().withMemoryLimitBytes(needed - 1))) {
            MemoryLimitExceededException refused =
                    assertThrows(MemoryLimitExceededException.class, () -> insert(store, 0, 200));
            assertEquals(needed, refused.usedBytes() + refused.requestedBytes());
            assertEquals(needed - 1, refused.limitBytes());
            assertEquals(0, store.statistics().rows());
        }
    }

    @Test
    void aStatementOverTheLimitChangesNothingAndDeletesGoOn() {
        try (Store store =
                MemoryStore.open(People.SCHEMA, StoreOptions.defaults().withMemoryLimitBytes(60_000))) {
            List<Person> kept = store.write(tx -> {
                MemoryLimitExceededException refused = null;
                for (int i = 0; refused == null; i++) {
                    Person next = Person.named("name " + i);
                    List<Person> before = tx.list(Person.TYPE.all());
                    try {
                        tx.insert(next);
                    } catch (MemoryLimitExceededException expected) {
                        refused = expected;
                        assertEquals(before, tx.list(Person.TYPE.all()));
                        assertEquals(
                                before,
                                tx.list(Person.TYPE.all().orderBy(Person.NAME)).stream()
                                        .sorted((left, right) -> Long.compare(left.id(), right.id()))
                                        .toList());
                    }
                }
                assertRefusesAnUpdateInTheEnd(tx);
                return tx.list(Person.TYPE.all());
            });
            assertEquals(List.of(), store.verify());
            for (Person person : kept) {
                store.write(tx -> tx.delete(Person.TYPE, person.id()));
            }
            assertEquals(List.of(), store.verify());
            assertEquals(used(MemoryStore.open(People.SCHEMA)), used(store));
        }
    }

    private static void assertRefusesAnUpdateInTheEnd(WriteTransaction tx) {
        boolean isRefused = false;
        for (Person person : tx.list(Person.TYPE.all())) {
            Person longer = person.withCity("c".repeat(40));
            try {
                tx.update(longer);
                assertEquals(longer, tx.get(Person.TYPE, person.id()).orElseThrow());
            } catch (MemoryLimitExceededException expected) {
                isRefused = true;
                assertEquals(person, tx.get(Person.TYPE, person.id()).orElseThrow());
            }
        }
        assertTrue(isRefused);
    }

    @Test
    void whatIsUndoneGivesItsBytesBack() {
        try (Store store = MemoryStore.open(People.SCHEMA)) {
            insert(store, 0, 50);
            long before = used(store);
            assertThrows(
                    IllegalStateException.class,
                    () -> store.write(tx -> {
                        tx.insert(Person.named("gone"));
                        throw new IllegalStateException("undo");
                    }));
            store.write(tx -> {
                assertThrows(
                        IllegalStateException.class,
                        () -> tx.nested(inner -> {
                            inner.delete(Person.TYPE, 3);
                            inner.update(inner.get(Person.TYPE, 4).orElseThrow().withName("x".repeat(40)));
                            throw new IllegalStateException("undo");
                        }));
                return null;
            });
            assertEquals(before, used(store));
            assertEquals(List.of(), store.verify());
        }
    }

    @Test
    void refusedStatementsLeaveTheTransactionAsItWas() {
        try (Store store = MemoryStore.open(People.SCHEMA)) {
            insert(store, 0, 3);
            store.write(tx -> {
                Person taken = Person.named("name 1");
                assertThrows(UniqueViolationException.class, () -> tx.insert(taken));
                assertThrows(UniqueViolationException.class, () -> tx.update(Person.TYPE.withId(taken, 1)));
                assertThrows(
                        ReferenceViolationException.class,
                        () -> tx.insert(Person.named("new").withBoss(99L)));
                Person self = tx.update(tx.get(Person.TYPE, 1).orElseThrow().withBoss(1L));
                assertEquals(
                        4, tx.insert(Person.named("new").withBoss(self.id())).id());
                assertThrows(ReferenceViolationException.class, () -> tx.delete(Person.TYPE, 1));
                return null;
            });
            assertEquals(List.of(), store.verify());
            assertEquals(4, store.statistics().types().get(0).rows());
        }
    }

    @Test
    void anEqualTextInPlaceOfAnotherIsTheOneThatIndexesKeep() {
        try (Store store = MemoryStore.open(People.SCHEMA)) {
            insert(store, 0, 100);
            long before = used(store);
            store.write(tx -> {
                for (Person person : tx.list(Person.TYPE.all())) {
                    String city = person.city() == null ? null : new StringBuilder(person.city()).toString();
                    tx.update(person.withName(new StringBuilder(person.name()).toString())
                            .withCity(city));
                }
                return null;
            });
            assertEquals(List.of(), store.verify());
            assertEquals(before, used(store));
        }
    }

    @Test
    void aForkAndItsOriginalGoTheirOwnWays() {
        try (Store store = MemoryStore.open(People.SCHEMA)) {
            insert(store, 0, 100);
            try (Store fork = store.fork()) {
                List<Person> common = store.read(tx -> tx.list(Person.TYPE.all()));
                store.write(tx -> tx.delete(Person.TYPE, 7));
                fork.write(tx -> tx.update(common.get(0).withName("other")));
                insert(fork, 200, 300);
                insert(store, 200, 220);
                assertEquals(119, store.statistics().types().get(0).rows());
                assertEquals(200, fork.statistics().types().get(0).rows());
                assertEquals(
                        "name 0",
                        store.read(tx -> tx.get(Person.TYPE, 1)).orElseThrow().name());
                assertEquals(
                        common.get(6), fork.read(tx -> tx.get(Person.TYPE, 7)).orElseThrow());
                assertEquals(List.of(), store.verify());
                assertEquals(List.of(), fork.verify());
            }
            assertEquals(119, store.statistics().types().get(0).rows());
        }
    }

    @Test
    void whatAReaderMayPinIsCountedUntilItEnds() {
        MemoryDriver driver = new MemoryDriver(DatabaseShape.of(People.SCHEMA), Long.MAX_VALUE);
        try (Store store = Store.over(driver, People.SCHEMA, StoreOptions.defaults())) {
            insert(store, 0, 100);
            assertEquals(0, store.statistics().pinnedBytesAtMost().orElseThrow());
            Reading reading = driver.read(Scope.TRANSACTION);
            long rowBytes = new RowSize<>(Person.TYPE).bytes(reading.get(Person.TYPE, 5));
            store.write(tx -> tx.update(tx.get(Person.TYPE, 5).orElseThrow().withCity("elsewhere")));
            long pinned = store.statistics().pinnedBytesAtMost().orElseThrow();
            assertTrue(pinned > rowBytes);
            Reading later = driver.read(Scope.TRANSACTION);
            assertEquals(pinned, store.statistics().pinnedBytesAtMost().orElseThrow());
            reading.end();
            assertEquals(0, store.statistics().pinnedBytesAtMost().orElseThrow());
            later.end();
        }
    }

    @Test
    void whatIsSealedIsTheTipAndPublishedOnceAwaited() {
        MemoryDriver driver = new MemoryDriver(DatabaseShape.of(People.SCHEMA), Long.MAX_VALUE);
        Writing first = driver.write(Scope.TRANSACTION);
        first.insert(Person.TYPE, Person.named("a"), 0);
        Writing.Sealed firstSealed = first.seal();
        Writing second = driver.write(Scope.TRANSACTION);
        second.insert(Person.TYPE, Person.named("b"), 0);
        assertEquals(0, driver.statistics().rows());
        second.seal().await();
        assertEquals(2, driver.statistics().rows());
        firstSealed.await();
        assertEquals(2, driver.statistics().rows());
    }

    @Test
    void aUrlSaysWhatIsWrongWithIt() {
        try (Store store = Stores.open("memory:", People.SCHEMA)) {
            assertEquals(1, store.write(tx -> tx.insert(Person.named("a"))).id());
        }
        assertEquals(
                "memory:?durability=os names no folder, so there is nothing to keep and no durability of it:"
                        + " memory:FOLDER?durability=…",
                refusal("memory:?durability=os"));
        assertEquals(
                "memory:f?durability=often has the durability 'often'; there are commit, interval:MILLISECONDS and os.",
                refusal("memory:f?durability=often"));
        assertEquals(
                "memory:f?recover=all is to recover by 'all'; there are read-only and prefix.",
                refusal("memory:f?recover=all"));
        assertEquals(
                "memory:?limit=1GB has the limit '1GB'; write a number of bytes, or one with KiB, MiB or GiB, as in"
                        + " 500MiB.",
                refusal("memory:?limit=1GB"));
        assertEquals(
                "memory:f?a=b has an option 'a' that there is not; there are durability, key-file, limit and"
                        + " recover.",
                refusal("memory:f?a=b"));
    }

    private static String refusal(String url) {
        return assertThrows(CannotOpenException.class, () -> Stores.open(url, People.SCHEMA))
                .getMessage();
    }
}
