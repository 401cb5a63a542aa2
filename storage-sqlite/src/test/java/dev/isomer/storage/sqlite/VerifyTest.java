package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.verify.VerifyCommand;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.spi.EngineProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code verify} on a file of a user, as it should be and weakened. */
final class VerifyTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path reports;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int verify(EngineProvider engine, String topics) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        VerifyCommand command = new VerifyCommand(new VerifyCommand.Surroundings(
                stream,
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                reports,
                "test",
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                System::nanoTime,
                url -> engine));
        return command.run(List.of("--topics", topics, "sqlite:" + folder.resolve("x.db")));
    }

    private void assertSaid(String text) {
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains(text), () -> "“" + text + "” is not in:\n" + said);
    }

    private void library() {
        try (Store store = SqliteStore.open(folder.resolve("x.db"), Library.SCHEMA)) {
            store.write(transaction -> transaction.insert(Shelf.named("first")));
        }
    }

    @Test
    void aFileIsLookedAtAndStaysByteForByteWithNothingBesideIt() throws IOException {
        library();
        Map<String, String> before = Folder.content(folder);

        assertEquals(0, verify(new SqliteStore(), "Statistics,Reference,LifeCycle"));

        assertEquals(before, Folder.content(folder));
        assertSaid("  database     A store of Isomer. Schema library. Format 1.\n");
        assertSaid("  setting      foreign_keys = 1\n");
        assertSaid("  query        answers to a message: index i_message__reply_to\n");
        assertSaid("Reference                  9       0");
    }

    @Test
    void everyQueryThatHasAnIndexUsesIt() throws IOException {
        Files.createFile(folder.resolve("x.db"));
        assertEquals(0, verify(new SqliteStore(), "Statistics"));
        String said = out.toString(StandardCharsets.UTF_8);
        assertEquals(7, said.lines().filter(line -> line.startsWith("  query ")).count());
        assertTrue(!said.contains("scan of all rows"), said);
    }

    @Test
    void foreignKeysThatAreOffAreTold() throws IOException {
        Files.createFile(folder.resolve("x.db"));
        assertEquals(1, verify(new WeakSqlite(List.of("PRAGMA foreign_keys = OFF"), ""), "Reference,Restrict"));
        assertSaid("  FINDING      file: references are not checked\n");
        assertSaid("  WEAK         foreign_keys = 0, and the contract needs 1\n");
        assertSaid("  FAILED       REF-01 `insert` of a row that refers to a row that does not exist is refused");
        assertSaid("  FAILED       REF-10 A row that another refers to by RESTRICT is not deleted");
        assertSaid("has foreign_keys at 0, and the contract needs 1; set it so.\n");
        assertEquals(List.of("x.db"), List.copyOf(Folder.content(folder).keySet()));
    }

    @Test
    void commitsThatAreNotForcedToTheDiskAreToldThoughEveryTestPasses() throws IOException {
        Files.createFile(folder.resolve("x.db"));
        assertEquals(1, verify(new WeakSqlite(List.of("PRAGMA synchronous = OFF"), ""), "Change"));
        assertSaid("WEAK: 8 of 8 tests passed (100 %)");
        assertSaid("  WEAK         synchronous = 0, and the contract needs 2\n");
    }

    @Test
    void anotherCollationIsTold() throws IOException {
        Files.createFile(folder.resolve("x.db"));
        assertEquals(1, verify(new WeakSqlite(List.of(), "NOCASE"), "TextOrder,Unique"));
        assertSaid("  FINDING      t_session: is defined otherwise: CREATE TABLE");
        assertSaid(
                "  FAILED       TXT-02 Text is equal only to itself, for predicates, groups and unique keys: no case,");
    }

    @Test
    void anotherCollationOfTheUsersOwnTableIsTold() throws IOException {
        library();
        WeakSqlite.weaken(folder.resolve("x.db"), Library.SCHEMA, "NOCASE");
        Map<String, String> before = Folder.content(folder);

        assertEquals(1, verify(new SqliteStore(), "Statistics"));

        assertEquals(before, Folder.content(folder));
        assertSaid("x.db  WEAK\n");
        assertSaid("  FINDING      t_shelf: compares text by the collation NOCASE, not byte by byte\n");
        assertSaid("x.db itself is not in order, whatever the tests beside it say;");
    }

    @Test
    void leftoversAreNamedWithTheWayToRemoveThemAndStay() throws IOException {
        Files.createFile(folder.resolve("x.db"));
        Path place = Files.createDirectory(folder.resolve("x.db-isomer-verify")).toRealPath();
        Files.createFile(place.resolve("kept"));

        assertEquals(1, verify(new SqliteStore(), "Statistics"));

        assertSaid(
                "  reason       " + place + " is there already, from a run that was killed or that still goes on. When"
                        + " none does, remove it: rm -r '" + place + "'\n");
        assertTrue(Files.exists(place.resolve("kept")));
    }

    @Test
    void aFileThatIsNotThereIsNotTestedAndNotMade() throws IOException {
        assertEquals(1, verify(new SqliteStore(), "Statistics"));
        assertSaid("  reason       There is no file " + folder.resolve("x.db") + "; name one that exists");
        assertEquals(Map.of(), Folder.content(folder));
    }
}
