package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on a store in memory that a folder keeps. */
final class DataFolderTest {
    private static final Pattern LAST_TRANSACTION = Pattern.compile("(?s).*\\n +(\\d+)  END .*");

    @TempDir
    Path home;

    private Path data;
    private Run run;

    @BeforeEach
    void nameTheFolder() {
        data = home.resolve("data");
        run = new Run(home).with("DATABASE_URL", "memory:" + data);
    }

    @Test
    void itStartsEmptyAndRecoversWhatWasKept() {
        Result first = run.until(port -> Contents.fill(port, 3)).start("--port", "0");
        assertEquals(ExitCode.OK, first.code(), first.err());
        assertTrue(
                first.err()
                        .contains("Data folder " + data + "\nIt has no rows yet: starting empty.\nEach commit is on the"
                                + " disk when it returns: neither a crash nor a power cut loses it.\n"),
                first.err());
        assertFalse(first.err().contains("memory-only"), first.err());
        Result second = run.until(port -> {
                    assertTrue(RawAnswer.get(port, "/servers/s2").body().contains("definition 2"));
                    String page = RawAnswer.get(port, "/", "Accept: text/html").body();
                    assertTrue(page.contains("in memory, at most 100 MiB, kept in the folder " + data), page);
                })
                .start("--port", "0");
        assertEquals(ExitCode.OK, second.code(), second.err());
        assertTrue(
                second.err()
                        .contains("\nRecovered: 0 cid_record, 0 page_view, 3 server, 0 alias, 0 variable, 0 secret,"
                                + " 3 entity_interaction, 0 server_invocation, 0 export, 0 booted_document.\n"),
                second.err());
        assertTrue(second.err().contains("(3 servers, 0 aliases"), second.err());
        assertFalse(second.err().contains("\r"), second.err());
    }

    @Test
    void theDurabilityAndTheLimitAreThoseOfTheUrl() {
        Result result = new Run(home)
                .with("DATABASE_URL", "memory:///" + data + "?durability=interval:200&limit=3MiB")
                .until(port -> assertEquals(507, Contents.put(port, "/servers/large", "x".repeat(3 * 1024 * 1024))))
                .start("--port", "0");
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.err().contains("a power cut at most the last 200 ms"), result.err());
        assertTrue(result.err().contains("in memory, at most 3 MiB, kept in the folder " + data), result.err());
    }

    @Test
    void aTerminalSeesHowFarRecoveringIs() {
        run.until(port -> Contents.fill(port, 3)).start("--port", "0");
        Result result = run.until(port -> {}).onATerminal().start("--port", "0");
        assertTrue(result.err().contains("\rRecovering [" + "#".repeat(40) + "] 100 %\r"), result.err());
        assertTrue(result.err().contains(" \rRecovered: "), result.err());
    }

    @Test
    void aLimitThatTheHeapCannotHoldIsRefusedBeforeAnythingIsMade() {
        Result result = new Run(home)
                .with("DATABASE_URL", "memory:" + data + "?limit=900GiB")
                .start("--port", "0");
        assertEquals(ExitCode.USAGE, result.code());
        assertTrue(result.err().contains("cannot hold 921600 MiB of data"), result.err());
        assertTrue(result.err().contains("set ISOMER_HEAP=1843512m"), result.err());
        assertFalse(Files.exists(data));
    }

    @Test
    void aWrongOptionIsOneSentence() {
        Result result = new Run(home)
                .with("DATABASE_URL", "memory:" + data + "?limit=much")
                .start();
        assertEquals(ExitCode.STORE, result.code());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().contains("has the limit 'much'"), result.err());
        assertFalse(Files.exists(data));
    }

    @Test
    void aSecondStoreInOneFolderIsRefused() {
        try (Store open = Stores.open("memory:" + data, CatalogSchema.SCHEMA)) {
            Map<String, String> before = Contents.of(data);
            Result result = run.start("--port", "0");
            assertEquals(ExitCode.STORE, result.code());
            assertTrue(result.err().contains(data + " is open already, in this or in another process"), result.err());
            assertFalse(result.err().contains("--recover"), result.err());
            assertEquals(before, Contents.of(data));
            assertTrue(open.verify().isEmpty());
        }
    }

    @Test
    void filesOfOthersAreLeftAlone() throws IOException {
        Files.createDirectories(data.resolve("folder"));
        Files.writeString(data.resolve("notes.txt"), "mine");
        Files.writeString(data.resolve("folder/x.json"), "mine too");
        for (int i = 0; i < 2; i++) {
            Result result =
                    run.until(port -> Contents.put(port, "/servers/a", "b")).start("--port", "0");
            assertEquals(ExitCode.OK, result.code(), result.err());
        }
        assertEquals("mine", Files.readString(data.resolve("notes.txt")));
        assertEquals("mine too", Files.readString(data.resolve("folder/x.json")));
    }

    @Test
    void aDamagedFolderIsRefusedWithItsPlaceAndTheWaysOut() throws IOException {
        Path journal = damage();
        Map<String, String> before = Contents.of(data);
        Result refused = run.start("--port", "0");
        assertEquals(ExitCode.STORE, refused.code());
        for (String part : new String[] {
            "is damaged at byte ",
            journal.getFileName().toString(),
            "--recover=read-only",
            "--recover=prefix",
            "fsck " + data
        }) {
            assertTrue(refused.err().contains(part), part + ": " + refused.err());
        }
        Result check = run.start("fsck");
        assertEquals(ExitCode.DAMAGED, check.code());
        assertTrue(check.out().contains("\nWrong: "), check.out());
        assertEquals(before, Contents.of(data));
    }

    @Test
    void aDamagedFolderCanBeReadAndIsNotChanged() throws IOException {
        damage();
        Map<String, String> before = Contents.of(data);
        Result result = run.until(port -> {
                    assertEquals(200, RawAnswer.get(port, "/servers/s0").status());
                    assertEquals(404, RawAnswer.get(port, "/servers/s4").status());
                    assertEquals(503, Contents.put(port, "/servers/s4", "x"));
                    assertEquals(
                            200, RawAnswer.get(port, "/", "Accept: text/html").status());
                })
                .start("--port", "0", "--recover=read-only");
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.err().contains(", 4 server,"), result.err());
        assertTrue(result.err().contains("Damaged at byte"), result.err());
        assertEquals(before, Contents.of(data));
    }

    @Test
    void goingOnFromTheDamageKeepsTheDamagedFileAside() throws IOException {
        Path journal = damage();
        byte[] damaged = Files.readAllBytes(journal);
        Result result = run.until(port -> assertEquals(201, Contents.put(port, "/servers/s4", "again")))
                .start("--port", "0", "--recover", "prefix");
        assertEquals(ExitCode.OK, result.code(), result.err());
        Path aside = data.resolve(journal.getFileName() + ".aside");
        assertEquals(-1, Files.mismatch(aside, Files.write(home.resolve("damaged"), damaged)));
        Result again = run.until(port ->
                        assertTrue(RawAnswer.get(port, "/servers/s4").body().contains("again")))
                .start("--port", "0");
        assertEquals(ExitCode.OK, again.code(), again.err());
        assertTrue(again.err().contains(", 5 server,"), again.err());
        assertEquals(-1, Files.mismatch(aside, home.resolve("damaged")));
    }

    /** Keeps five servers, and flips a bit in the last transaction, which was forced; its file. */
    private Path damage() throws IOException {
        run.until(port -> Contents.fill(port, 5)).start("--port", "0");
        Result check = run.start("fsck", data.toString());
        assertEquals(ExitCode.OK, check.code(), check.out());
        Matcher last = LAST_TRANSACTION.matcher(check.out());
        assertTrue(last.matches(), check.out());
        Path journal = data.resolve("journal-0000000000000001.log");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[Integer.parseInt(last.group(1)) + 40] ^= 4;
        Files.write(journal, bytes);
        return journal;
    }
}
