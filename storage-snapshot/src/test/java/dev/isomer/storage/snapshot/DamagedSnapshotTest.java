package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are cut, damaged or edited are refused, and the store that they were to fill stays as it was. */
final class DamagedSnapshotTest {
    @TempDir
    Path folder;

    private Path sound;
    private Path damaged;

    @BeforeEach
    void write() throws IOException {
        sound = folder.resolve("sound.json");
        damaged = folder.resolve("damaged.json");
        try (Store store = MemoryStore.open(Library.SCHEMA)) {
            Library.fill(store);
            SnapshotFile.at(sound).write(store);
        }
    }

    private static Store other() {
        Store store = MemoryStore.open(Library.SCHEMA);
        store.repository(Library.Author.TYPE).insert(new Library.Author(0, "another", null));
        return store;
    }

    private String refusal() throws IOException {
        try (Store store = other()) {
            List<TypeTotal> before = ContentHashes.of(store);
            InvalidSnapshotException refused = assertThrowsExactly(
                    InvalidSnapshotException.class,
                    () -> SnapshotFile.at(damaged).replacing().restore(store));
            assertEquals(before, ContentHashes.of(store));
            assertEquals(damaged, refused.file());
            assertThrowsExactly(
                    InvalidSnapshotException.class,
                    () -> SnapshotFile.at(damaged).verify());
            return refused.getMessage();
        }
    }

    private static boolean isRefused(Path file, Store store) throws IOException {
        try {
            SnapshotFile.at(file).replacing().restore(store);
            return false;
        } catch (InvalidSnapshotException refused) {
            return true;
        }
    }

    @Test
    void everyCutIsRefused() throws IOException {
        try (Store store = other();
                RandomAccessFile file = new RandomAccessFile(sound.toFile(), "rw")) {
            List<TypeTotal> before = ContentHashes.of(store);
            for (long length = file.length() - 1; length >= 0; length--) {
                file.setLength(length);
                assertTrue(isRefused(sound, store), "cut at " + length);
                assertEquals(before, ContentHashes.of(store));
                assertThrowsExactly(
                        InvalidSnapshotException.class,
                        () -> SnapshotFile.at(sound).info());
            }
        }
    }

    @Test
    void everyFlippedBitOfASmallFileIsRefused() throws IOException {
        Schema schema = Schema.of("small", Library.Author.TYPE);
        Files.delete(sound);
        try (Store store = MemoryStore.open(schema)) {
            store.repository(Library.Author.TYPE).insert(new Library.Author(0, "Lem \uD83D\uDE80", "1"));
            store.repository(Library.Author.TYPE).insert(new Library.Author(0, "\n", null));
            SnapshotFile.at(sound).write(store);
            refusesFlips(store, List.of(0, 1, 2, 3, 4, 5, 6, 7));
        }
    }

    @Test
    void aFlippedBitOfEachByteIsRefusedWithEveryKindOfValue() throws IOException {
        try (Store store = other()) {
            refusesFlips(store, List.of(0));
            assertFalse(isRefused(sound, store));
        }
    }

    /** Flips these bits of each byte, one at a time, counted from one that differs from byte to byte. */
    private void refusesFlips(Store store, List<Integer> bits) throws IOException {
        byte[] bytes = Files.readAllBytes(sound);
        try (RandomAccessFile file = new RandomAccessFile(sound.toFile(), "rw")) {
            List<TypeTotal> before = ContentHashes.of(store);
            for (int at = 0; at < bytes.length; at++) {
                for (int bit : bits) {
                    file.seek(at);
                    file.write(bytes[at] ^ 1 << (bit + at) % 8);
                    assertTrue(isRefused(sound, store), "bit " + (bit + at) % 8 + " of byte " + at);
                }
                file.seek(at);
                file.write(bytes[at]);
                assertEquals(before, ContentHashes.of(store));
            }
            SnapshotFile.at(sound).verify();
        }
    }

    @Test
    void moreAtTheEndIsRefused() throws IOException {
        for (String more : List.of("\n", " ", "{}", "\0")) {
            Files.writeString(damaged, Files.readString(sound) + more);
            refusal();
        }
    }

    @Test
    void anotherVersionIsRefusedBeforeAnythingElse() throws IOException {
        Files.writeString(damaged, Files.readString(sound).replace("\"version\": 1,", "\"version\": 3,"));
        assertEquals(
                "The snapshot " + damaged + " cannot be used: its format has the version 3 and this program reads"
                        + " versions up to 2. Use a program that is as new as the file.",
                refusal());
    }

    @Test
    void whatIsNoSnapshotIsRefused() throws IOException {
        Files.writeString(damaged, "{\"servers\": []}");
        assertEquals(
                "The snapshot " + damaged + " cannot be used: it does not begin as a snapshot does. Name a file that a"
                        + " snapshot or backup wrote.",
                refusal());
    }

    @Test
    void aFileThatIsCutOffSaysWhere() throws IOException {
        String text = Files.readString(sound);
        Files.writeString(damaged, text.substring(0, text.indexOf("The Dispossessed")));
        assertEquals(
                "The snapshot " + damaged + " cannot be used, line " + lineOf("The Dispossessed")
                        + ": it is cut off here. Take another copy of it.",
                refusal());
    }

    private long lineOf(String part) throws IOException {
        String text = Files.readString(sound);
        return text.substring(0, text.indexOf(part)).lines().count();
    }

    @Test
    void aForgeryThatChangesNothingIsRead() throws IOException {
        new Forgery(sound).with("Solaris", "Eden").write(damaged);
        try (Store store = other()) {
            SnapshotFile.at(damaged).replacing().restore(store);
            assertEquals(
                    "Eden",
                    store.repository(Library.Book.TYPE).get(1).orElseThrow().title());
        }
    }

    /** Each edit with the right hashes, and the words that the refusal has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"id":2,"title"     | {"id":2,"id":2,"title"     | here must be the attribute title of book
        "lent":true}        | "lent":true,"lent":true}   | has an attribute twice, or one that is not in its schema
        "lent":true}        | "lent":true,"more":1}      | has an attribute twice, or one that is not in its schema
        ,"lent":true}       | }                          | here must be the attribute lent of book
        {"id":2,"title"     | {"id":1,"title"            | is not in the order of ids from 1 on, each once
        {"id":1,"title"     | {"id":3,"title"            | is not in the order of ids from 1 on, each once
        {"id":1,"title"     | {"id":0,"title"            | is not in the order of ids from 1 on, each once
        {"id":1,"title"     | {"id":"1","title"          | here must be a value for book.id, a whole number of 64 bits
        "title":"Solaris"   | "title":null               | here must be a value for book.title, a text
        "title":"Solaris"   | "title":7                  | here must be a value for book.title, a text
        "author":2          | "author":2.0               | here must be a value for book.author, a whole number
        "author":2          | "author":99999999999999999999 | this is no JSON that a snapshot has
        "shelf":"SCIENCE"   | "shelf":"ART"              | one of FICTION, SCIENCE, or null
        "price":1.5E-9      | "price":1                  | here must be a value for book.price, a finite number
        "price":1.5E-9      | "price":1E999              | here must be a value for book.price, a finite number
        "price":1.5E-9      | "price":15E-10             | the rows of book are not those that were written
        "price":1.5E-9      | "price":NaN                | this is no JSON that a snapshot has
        "pages":-2147483648 | "pages":-2147483649        | here must be a value for book.pages, a whole number of 32
        "pages":-2147483648 | "pages":-02                | this is no JSON that a snapshot has
        0001-01-01T00:00:00.000000Z | 0001-01-01T00:00:00Z | here must be a value for book.printed, an instant
        0001-01-01T00:00:00.000000Z | 2026-02-30T00:00:00.000000Z | here must be a value for book.printed, an instant
        "cover":"AP9/Pg=="  | "cover":"AP9/Pg"           | this is no JSON that a snapshot has
        "cover":"AP9/Pg=="  | "cover":"AP9/Ph=="         | the rows of book are not those that were written
        "lent":true         | "lent":1                   | here must be a value for book.lent, true or false
        "title":"Solaris"   | "title": "Solaris"         | the rows of book are not those that were written
        "title":"Solaris"   | "title":"Sol\\u0061ris"    | the rows of book are not those that were written
        "title":"Solaris"   | "title":{"a":[]}           | here must be a value for book.title, a text
        "rows":3            | "rows":4                   | book has 3 rows, and its totals say 4
        "lastId":7          | "lastId":1                 | the counter of author is 1
        "lastId":7          | "lastId":4611686018427387905 | the counter of author is 4611686018427387905
        "empty": {          | "book": {                  | here must be "empty"
        "schema library"    | "schema lib rary"          | line 1 of the recorded schema
        """)
    void editsAreRefused(String old, String replacement, String words) throws IOException {
        new Forgery(sound).with(old, replacement).write(damaged);
        String message = refusal();
        assertTrue(message.contains(words), message);
        assertTrue(message.matches("The snapshot .*damaged\\.json cannot be used, line [0-9]+: .*\\."), message);
    }

    @Test
    void aSchemaThatNamesSomethingTwiceIsRefused() throws IOException {
        new Forgery(sound)
                .with(
                        "\"type empty\",\n\"attribute empty.id LONG id\",",
                        "\"type book\",\n\"attribute book.id LONG id\",")
                .with("attribute empty.number", "attribute book.number")
                .write(damaged);
        assertTrue(refusal()
                .endsWith("the recorded schema has a name twice among [book, author, book]. Take a copy that"
                        + " nobody has edited."));
        new Forgery(sound)
                .with("attribute empty.number LONG", "attribute empty.id LONG")
                .write(damaged);
        assertTrue(refusal().contains("a name twice among [id, id]"));
    }

    @Test
    void whatTheStoreRefusesIsRefusedWithItsLine() throws IOException {
        new Forgery(sound).with("The Dispossessed", "Solaris").write(damaged);
        String message;
        try (Store store = other()) {
            List<TypeTotal> before = ContentHashes.of(store);
            message = assertThrowsExactly(
                            InvalidSnapshotException.class,
                            () -> SnapshotFile.at(damaged).replacing().restore(store))
                    .getMessage();
            assertEquals(before, ContentHashes.of(store));
            assertEquals(
                    1, SnapshotFile.at(damaged).replacing().obstacles(store).size());
            assertEquals(before, ContentHashes.of(store));
        }
        assertTrue(
                message.startsWith("The snapshot " + damaged + " cannot be used, line " + lineOf("The Dispossessed")
                        + ": the store refuses this row. "),
                message);
    }

    @Test
    void secretsAreNotShown() throws IOException {
        new Forgery(sound).with("\"Kraków, ", "nowhere-canary\"Kraków, ").write(damaged);
        assertEquals(-1, refusal().indexOf("canary"));
    }
}
