package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.RowSource;
import dev.isomer.storage.Store;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Snapshot, restore, snapshot gives equal bytes, for random stores over all types and on both engines; so does copying
 * from engine to engine.
 *
 * <p>For more: {@code mvn verify -pl storage-snapshot -am -Dtest=SnapshotRoundTripTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dsnapshot.stores=1000}.
 */
@Tag("equivalence")
@Tag("property")
final class SnapshotRoundTripTest {
    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("snapshot.stores", 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void storesOfTheApplicationComeBack(long seed) throws IOException {
        comesBack(CatalogSchema.SCHEMA, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void storesWithEveryKindOfValueComeBack(long seed) throws IOException {
        comesBack(Library.SCHEMA, seed);
    }

    private void comesBack(Schema schema, long seed) throws IOException {
        SnapshotFile snapshot = SnapshotFile.at(folder.resolve("first.json"));
        try (Store first = MemoryStore.open(schema);
                Store memory = MemoryStore.open(schema);
                Store sqlite = SqliteStore.open(folder.resolve("restored.db"), schema)) {
            RandomStores.fill(first, seed);
            List<TypeTotal> totals = snapshot.write(first);
            assertEquals(totals, ContentHashes.of(first));
            assertEquals(totals, snapshot.verify());
            assertEquals(totals, snapshot.restore(memory));
            assertEquals(totals, snapshot.restore(sqlite));
            assertArrayEquals(bytes("first"), written(memory, "memory"));
            assertArrayEquals(bytes("first"), written(sqlite, "sqlite"));
            assertEquals(List.of(), sqlite.verify());
            copied(first, totals);
        }
    }

    /** From memory to SQLite to memory. */
    private void copied(Store first, List<TypeTotal> totals) throws IOException {
        try (Store sqlite = SqliteStore.open(folder.resolve("copy.db"), first.schema());
                Store memory = MemoryStore.open(first.schema())) {
            assertEquals(totals, StoreCopy.between(first, sqlite).run(progress -> {}));
            assertEquals(totals, StoreCopy.between(sqlite, memory).run(progress -> {}));
            assertArrayEquals(bytes("first"), written(memory, "copied"));
            assertEquals(lastIds(first), lastIds(memory));
            assertEquals(lastIds(first), lastIds(sqlite));
        }
    }

    private static List<Long> lastIds(Store store) {
        return store.read(tx -> {
            RowSource rows = tx.rows();
            List<Long> ids = new ArrayList<>();
            for (EntityType<?> type : store.schema().types()) {
                ids.add(rows.lastId(type));
            }
            return ids;
        });
    }

    private byte[] written(Store store, String name) throws IOException {
        SnapshotFile.at(folder.resolve(name + ".json")).write(store);
        return bytes(name);
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name + ".json"));
    }
}
