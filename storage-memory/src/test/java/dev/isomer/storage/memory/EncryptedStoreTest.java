package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.memory.People.Person;
import dev.isomer.storage.model.Inspection.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores in a folder that is encrypted by the key in a file. */
class EncryptedStoreTest {
    private static final String CANARY = "a name that nobody else is to read";

    @TempDir
    private Path root;

    private String url(String key) {
        return "memory:" + root.resolve("store") + "?key-file=" + root.resolve(key);
    }

    private void key(String name, int value) throws IOException {
        byte[] secret = new byte[32];
        secret[0] = (byte) value;
        Path file = Files.write(root.resolve(name), secret);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @BeforeEach
    void fill() throws IOException {
        key("right.key", 1);
        key("wrong.key", 2);
        try (Store store = Stores.open(url("right.key"), People.SCHEMA)) {
            store.repository(Person.TYPE).insert(Person.named(CANARY));
        }
    }

    @Test
    void itsRowsAreThereAgainAndTheirTextIsInNoFile() throws IOException {
        try (Store store = Stores.open(url("right.key"), People.SCHEMA)) {
            assertEquals(
                    List.of(CANARY),
                    store.repository(Person.TYPE).list(Person.TYPE.all()).stream()
                            .map(Person::name)
                            .toList());
        }
        try (Stream<Path> files = Files.list(root.resolve("store"))) {
            for (Path file : files.toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(CANARY), file.toString());
                assertFalse(text.contains("person"), file.toString());
            }
        }
    }

    @Test
    void itIsLookedAtWithItsKeyAlone() {
        assertEquals(
                Found.STORE,
                Stores.inspect(url("right.key"), line -> assertFalse(line.contains(CANARY)))
                        .found());
        for (String url : List.of(url("wrong.key"), "memory:" + root.resolve("store"))) {
            for (Runnable opening :
                    List.<Runnable>of(() -> Stores.inspect(url, line -> {}), () -> Stores.open(url, People.SCHEMA))) {
                String message = String.valueOf(
                        assertThrows(CannotOpenException.class, opening::run).getMessage());
                assertTrue(message.contains(" is encrypted"), message);
                assertTrue(message.endsWith("key-file=FILE. Nothing was changed."), message);
            }
        }
    }

    @Test
    void aKeyFileNeedsAFolderAndAName() {
        assertEquals(
                "memory:?key-file=x names no folder, so there is nothing to keep and no key-file of it:"
                        + " memory:FOLDER?key-file=…",
                assertThrows(CannotOpenException.class, () -> Stores.open("memory:?key-file=x", People.SCHEMA))
                        .getMessage());
        String unnamed = "memory:" + root.resolve("store") + "?key-file=";
        assertEquals(
                unnamed + " names no key file: key-file=FILE",
                assertThrows(CannotOpenException.class, () -> Stores.open(unnamed, People.SCHEMA))
                        .getMessage());
    }
}
