package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.fixture.Prose;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What older readers keep alive, where the engine counts bytes: rule LIM-07. */
@Tag("memory")
public class PinnedContract extends PinnedTopic {
    private static final int MANY = 1_500;

    /** The topic for this engine. */
    public PinnedContract(TestedEngine engine) {
        super(engine);
    }

    private <E extends Record> void aChangeOfAllRowsPinsAllOfThem(
            Schema schema, EntityType<E> type, int rows, Supplier<E> row, UnaryOperator<E> changed) {
        Store store = open(schema);
        long empty = used(store);
        store.write(tx -> {
            for (int i = 0; i < rows; i++) {
                tx.insert(row.get());
            }
            return null;
        });
        long all = used(store) - empty;
        assertEquals(
                all + pinnedByAnyChange(schema, row.get()),
                pinnedBy(
                        store,
                        () -> store.write(tx -> {
                            tx.list(type.all()).forEach(each -> tx.update(changed.apply(each)));
                            return null;
                        })));
        long before = used(store) - empty;
        long deleted = pinnedBy(
                store,
                () -> store.write(tx -> {
                    tx.list(type.all()).forEach(each -> tx.delete(type, type.idOf(each)));
                    return null;
                }));
        assertTrue(deleted >= before && deleted <= 3 * before, deleted + " of " + before);
        assertEquals(empty, used(store));
    }

    /** An equal row that shares no value. */
    private static Audit copy(Audit audit) {
        return new Audit(
                audit.id(),
                new StringBuilder(audit.code()).toString(),
                audit.score() == null ? null : audit.score() + 0.0,
                audit.closedAt() == null
                        ? null
                        : Instant.ofEpochSecond(audit.closedAt().getEpochSecond()));
    }

    @Test
    @Rule("LIM-07")
    void aReadPinsAllRowsThatAreChangedAfterIt() {
        if (counts(Prose.SCHEMA)) {
            aChangeOfAllRowsPinsAllOfThem(Prose.SCHEMA, Prose.TYPE, MANY, () -> unshared(0), row -> unshared(row.id()));
            int[] number = {0};
            aChangeOfAllRowsPinsAllOfThem(
                    Audits.SCHEMA, Audit.TYPE, MANY, () -> Audits.audit(number[0]++), PinnedContract::copy);
        }
    }

    @Test
    @Rule("LIM-07")
    void aReadPinsWhatOneRowTakesAndWhatLeadsToIt() {
        if (counts(AllTypes.SCHEMA)) {
            Store store = open(AllTypes.SCHEMA);
            AllTypes row = AllTypes.empty()
                    .with(AllTypes.OPTIONAL_TEXT, "text")
                    .with(AllTypes.OPTIONAL_NUMBER, 1_000_000L)
                    .with(AllTypes.OPTIONAL_BYTES, Bytes.of(new byte[9]));
            long any = pinnedByAnyChange(AllTypes.SCHEMA, row);
            long empty = used(store);
            insert(store, row);
            long one = used(store) - empty;
            long pinnedByInsert = pinnedBy(store, () -> insert(store, row));
            long rowBytes = used(store) - empty - one;
            assertEquals(one - rowBytes + any, pinnedByInsert);
            assertEquals(one + any, pinnedBy(store, () -> delete(store, AllTypes.TYPE, 1)));
            assertEquals(one, used(store) - empty);
        }
    }

    @Test
    @Rule("LIM-07")
    void aReadPinsNoValueThatTheChangedRowHasTakenOver() {
        if (counts(Prose.SCHEMA)) {
            long pinned = pinnedByChange(Prose.empty());
            assertEquals(pinned, pinnedByChange(Prose.empty().withText("x".repeat(10_000))));
            assertEquals(pinned, pinnedByChange(Prose.empty().withBytes(Bytes.of(new byte[10_000]))));
        }
    }

    private long pinnedByChange(Prose row) {
        Store store = open(Prose.SCHEMA);
        Prose inserted = insert(store, row);
        return pinnedBy(
                store,
                () -> store.write(tx -> tx.update(
                        tx.get(Prose.TYPE, inserted.id()).orElseThrow().withOrdered("new"))));
    }

    @Test
    @Rule("LIM-07")
    void aReadPinsAtLeastWhatTheStoreHasNoMore() {
        if (counts(Prose.SCHEMA)) {
            Store store = open(Prose.SCHEMA);
            insert(store, Prose.empty());
            for (long id : new long[] {33, 1 << 10, 1 << 15, 1L << 40, 1L << 62}) {
                store.write(tx -> tx.insertWithId(Prose.TYPE.withId(Prose.empty(), id)));
            }
            for (long id : new long[] {1 << 15, 1L << 62, 33, 1L << 40, 1 << 10, 1}) {
                long before = used(store);
                long pinned = pinnedBy(store, () -> delete(store, Prose.TYPE, id));
                assertTrue(pinned >= before - used(store), pinned + " of " + before + " for row " + id);
            }
        }
    }
}
