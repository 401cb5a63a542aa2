package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import dev.isomer.storage.snapshot.Vault.Code;
import dev.isomer.storage.snapshot.Vault.Cut;
import dev.isomer.storage.snapshot.Vault.Door;
import dev.isomer.storage.snapshot.Vault.Key;
import dev.isomer.storage.snapshot.Vault.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots that leave secrets out, and stores that keep theirs when one is restored. */
final class SecretsLeftOutTest {
    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("a.json");
    }

    private SnapshotFile written() throws IOException {
        SnapshotFile file = SnapshotFile.at(path());
        try (Store store = MemoryStore.open(Vault.SCHEMA)) {
            Vault.fill(store);
            file.withoutSecrets().write(store);
        }
        return file;
    }

    private Store opened(String engine, Schema schema) {
        return Stores.open(engine.equals("memory") ? "memory:" : "sqlite:" + folder.resolve("a.db"), schema);
    }

    private static List<Long> lastIds(Store store) {
        return ContentHashes.of(store).stream().map(TypeTotal::lastId).toList();
    }

    private static <E extends Record> List<E> list(Store store, EntityType<E> type) {
        return store.repository(type).list();
    }

    @Test
    void noSecretIsInTheFileWhichSaysWhatItLeavesOut() throws IOException {
        SnapshotFile file = written();
        assertFalse(Files.readString(path()).contains(Vault.CANARY));
        assertTrue(Files.readString(path())
                .startsWith("{\n\"format\": \"isomer-snapshot\",\n\"version\": 2,\n\"leftOut\": [\"cut\",\"key\"],\n"));
        SnapshotInfo info = file.info();
        assertEquals(List.of("cut", "key"), info.leftOut());
        assertEquals(
                List.of("door", "visit"),
                info.totals().stream().map(TypeTotal::type).toList());
        assertEquals(3, info.rows());
        assertEquals(info.totals(), file.verify());
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void aNewStoreHasEverythingButSecrets(String engine) throws IOException {
        SnapshotFile file = written();
        try (Store store = opened(engine, Vault.SCHEMA)) {
            assertEquals(List.of(), file.obstacles(store));
            assertEquals(ContentHashes.of(store).size(), file.restore(store).size());
            assertEquals(List.of(new Door(1, "front"), new Door(2, "back")), list(store, Door.TYPE));
            assertEquals(List.of(new Visit(1, 2)), list(store, Visit.TYPE));
            assertEquals(List.of(0L, 2L, 0L, 5L), lastIds(store));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void theSecretsOfAStoreAreKeptWhileOtherRowsAreReplaced(String engine) throws IOException {
        SnapshotFile file = written().replacing();
        try (Store store = opened(engine, Vault.SCHEMA)) {
            store.write(tx -> {
                tx.insertWithId(new Key(30, "mine", "own"));
                tx.insertWithId(new Cut(40, 30, "own"));
                tx.insertWithId(new Key(50, "gone", "own"));
                tx.insertWithId(new Door(60, "other"));
                tx.insertWithId(new Visit(3, 60));
                return tx.delete(Key.TYPE, 50);
            });
            List<TypeTotal> before = ContentHashes.of(store);
            assertEquals(List.of(), file.obstacles(store));
            assertEquals(before, ContentHashes.of(store));
            List<TypeTotal> restored = file.restore(store);
            assertEquals(restored, ContentHashes.of(store));
            assertEquals(List.of(before.get(0), before.get(2)), List.of(restored.get(0), restored.get(2)));
            assertEquals(List.of(new Key(30, "mine", "own")), list(store, Key.TYPE));
            assertEquals(List.of(new Cut(40, 30, "own")), list(store, Cut.TYPE));
            assertEquals(List.of(new Door(1, "front"), new Door(2, "back")), list(store, Door.TYPE));
            assertEquals(List.of(40L, 60L, 50L, 5L), lastIds(store));
            assertEquals(List.of(), store.verify());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void secretsAloneAreNotInTheWay(String engine) throws IOException {
        SnapshotFile file = written();
        try (Store store = opened(engine, Vault.SCHEMA)) {
            store.repository(Key.TYPE).insert(new Key(0, "mine", "own"));
            assertEquals(List.of(), file.obstacles(store));
            file.restore(store);
            assertEquals(List.of(new Key(1, "mine", "own")), list(store, Key.TYPE));
            assertEquals(2, list(store, Door.TYPE).size());
            assertEquals(
                    Reason.NOT_EMPTY,
                    assertThrowsExactly(SnapshotRefusedException.class, () -> file.restore(store))
                            .reason());
        }
    }

    @Test
    void secretsThatOtherRowsReferToCannotBeLeftOut() throws IOException {
        try (Store store = MemoryStore.open(Library.SCHEMA)) {
            SnapshotRefusedException refused = assertThrowsExactly(
                    SnapshotRefusedException.class,
                    () -> SnapshotFile.at(path()).withoutSecrets().write(store));
            assertEquals(Reason.REFERENCES, refused.reason());
            assertEquals(
                    "author holds secrets and cannot be left out, since book refers to it; write a snapshot with its"
                            + " secrets.",
                    refused.getMessage());
            assertFalse(Files.exists(path()));
        }
    }

    @Test
    void secretsThatReferToWhatIsReplacedCannotBeKept() throws IOException {
        SnapshotFile file = SnapshotFile.at(path());
        try (Store store = MemoryStore.open(Vault.CODES);
                Store other = MemoryStore.open(Vault.CODES)) {
            store.repository(Door.TYPE).insert(new Door(0, "front"));
            store.repository(Code.TYPE).insert(new Code(0, 1L, "1234"));
            List<TypeTotal> before = ContentHashes.of(store);
            file.withoutSecrets().write(store);
            SnapshotFile replacing = file.replacing();
            SnapshotRefusedException refused =
                    assertThrowsExactly(SnapshotRefusedException.class, () -> replacing.restore(store));
            assertEquals(Reason.REFERENCES, refused.reason());
            assertEquals(
                    "The snapshot leaves code out, which refers to door, so that the one cannot be kept while the other"
                            + " is replaced; restore it into a store that never had any rows, or use a snapshot with"
                            + " secrets.",
                    refused.getMessage());
            assertEquals(List.of(refused.getMessage()), replacing.obstacles(store));
            assertEquals(before, ContentHashes.of(store));
            other.repository(Code.TYPE).insert(new Code(0, null, "5678"));
            file.restore(other);
            assertEquals(List.of(new Door(1, "front")), list(other, Door.TYPE));
            assertEquals(List.of(new Code(1, null, "5678")), list(other, Code.TYPE));
        }
    }

    @Test
    void withoutATypeThatHoldsSecretsTheFileIsAsAlways() throws IOException {
        try (Store store = MemoryStore.open(Schema.of("doors", Door.TYPE, Visit.TYPE))) {
            store.repository(Door.TYPE).insert(new Door(0, "front"));
            SnapshotFile.at(path()).write(store);
            SnapshotFile.at(folder.resolve("b.json")).withoutSecrets().write(store);
        }
        assertEquals(-1, Files.mismatch(path(), folder.resolve("b.json")));
    }

    @Test
    void aTypeIsNotLeftOutAndThere() throws IOException {
        written();
        for (String leftOut : List.of("\"cut\",\"door\"", "\"cut\",\"cut\"")) {
            Path edited = folder.resolve("edited.json");
            new Forgery(path()).with("\"cut\",\"key\"", leftOut).write(edited);
            InvalidSnapshotException refused = assertThrowsExactly(
                    InvalidSnapshotException.class,
                    () -> SnapshotFile.at(edited).verify());
            assertTrue(refused.getMessage().contains("has a name twice among"), refused.getMessage());
        }
    }

    @Test
    void noByteOfItCanBeAnother() throws IOException {
        written();
        byte[] sound = Files.readAllBytes(path());
        Path damaged = folder.resolve("damaged.json");
        for (int i = 0; i < sound.length; i++) {
            byte[] bytes = sound.clone();
            bytes[i] ^= (byte) (1 << i % 8);
            Files.write(damaged, bytes);
            assertThrowsExactly(
                    InvalidSnapshotException.class,
                    () -> SnapshotFile.at(damaged).verify(),
                    "byte " + i);
        }
    }

    @Test
    void aFileThatSaysNotWhatItLeavesOutIsNoneOfVersionTwo() throws IOException {
        written();
        Path edited = folder.resolve("edited.json");
        new Forgery(path()).with("\"leftOut\": [\"cut\",\"key\"],\n", "").write(edited);
        InvalidSnapshotException refused = assertThrowsExactly(
                InvalidSnapshotException.class, () -> SnapshotFile.at(edited).verify());
        assertTrue(refused.getMessage().contains("here must be \"leftOut\""), refused.getMessage());
    }

    @Test
    void namedSnapshotsLeaveSecretsOutToo() throws IOException {
        NamedSnapshots snapshots = NamedSnapshots.in(folder.resolve("named"), () -> Instant.EPOCH);
        try (Store store = MemoryStore.open(Vault.SCHEMA)) {
            Vault.fill(store);
            NamedSnapshot made = snapshots.withoutSecrets().create(store, "open");
            assertEquals(List.of("cut", "key"), made.contents().orElseThrow().leftOut());
            store.repository(Visit.TYPE).delete(1);
            List<TypeTotal> restored = snapshots.replacing().restore(store, "open", progress -> {});
            assertEquals(1, restored.get(3).rows());
            assertEquals(1, list(store, Key.TYPE).size());
            snapshots.create(store, "all");
            assertEquals(
                    List.of(),
                    snapshots.info("all").orElseThrow().contents().orElseThrow().leftOut());
        }
    }
}
