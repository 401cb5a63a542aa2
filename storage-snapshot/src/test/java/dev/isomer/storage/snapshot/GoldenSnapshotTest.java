package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Snapshots of every version of the format are read for ever: files that were written once, and are not written again.
 *
 * <p>A new version gets a file of its own: {@code mvn verify -pl storage-snapshot -am -Dtest=GoldenSnapshotTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=src/test/resources/golden}.
 */
final class GoldenSnapshotTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final Path COMPLETE = FOLDER.resolve("library-1.json");
    private static final Path WITHOUT_SECRETS = FOLDER.resolve("vault-2.json");

    @TempDir
    Path folder;

    private static Store library() {
        Store store = MemoryStore.open(Library.SCHEMA);
        Library.fill(store);
        return store;
    }

    private static Store vault() {
        Store store = MemoryStore.open(Vault.SCHEMA);
        Vault.fill(store);
        return store;
    }

    @Test
    void aCompleteSnapshotIsRead() throws IOException {
        try (Store wanted = library();
                Store store = MemoryStore.open(Library.SCHEMA)) {
            assertEquals(ContentHashes.of(wanted), SnapshotFile.at(COMPLETE).restore(store));
            assertEquals(
                    wanted.repository(Library.Book.TYPE).list(),
                    store.repository(Library.Book.TYPE).list());
            assertEquals(
                    wanted.repository(Library.Author.TYPE).list(),
                    store.repository(Library.Author.TYPE).list());
        }
    }

    @Test
    void oneWithoutSecretsIsRead() throws IOException {
        try (Store wanted = vault();
                Store store = MemoryStore.open(Vault.SCHEMA)) {
            SnapshotFile.at(WITHOUT_SECRETS).restore(store);
            assertEquals(
                    wanted.repository(Vault.Door.TYPE).list(),
                    store.repository(Vault.Door.TYPE).list());
            assertEquals(
                    wanted.repository(Vault.Visit.TYPE).list(),
                    store.repository(Vault.Visit.TYPE).list());
            assertEquals(
                    ContentHashes.of(wanted).get(3), ContentHashes.of(store).get(3));
            assertEquals(0, store.repository(Vault.Key.TYPE).count());
        }
    }

    @Test
    void todaysWriterWritesTheSame() throws IOException {
        try (Store library = library();
                Store vault = vault()) {
            SnapshotFile.at(folder.resolve("1.json")).write(library);
            SnapshotFile.at(folder.resolve("2.json")).withoutSecrets().write(vault);
        }
        String write = System.getProperty("golden.write");
        if (write != null) {
            Files.copy(folder.resolve("2.json"), Path.of(write).resolve("vault-2.json"));
        }
        assertEquals(-1, Files.mismatch(COMPLETE, folder.resolve("1.json")));
        assertEquals(-1, Files.mismatch(WITHOUT_SECRETS, folder.resolve("2.json")));
    }
}
