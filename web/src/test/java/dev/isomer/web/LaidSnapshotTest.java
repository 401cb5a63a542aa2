package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Stores;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that somebody lays into a data folder. */
final class LaidSnapshotTest {
    @TempDir
    Path home;

    private Path data;
    private Path backup;
    private Run run;

    @BeforeEach
    void backUp() throws IOException {
        data = Files.createDirectory(home.resolve("data"));
        backup = home.resolve("backup.json");
        run = new Run(home).with("DATABASE_URL", "memory:" + data);
        Run first = new Run(home).with("DATABASE_URL", "sqlite:///" + home.resolve("first.db"));
        first.until(port -> Contents.fill(port, 3)).start("--port", "0");
        assertEquals(ExitCode.OK, first.start("backup", backup.toString()).code());
    }

    @Test
    void aFolderThatHasNothingElseTakesIt() throws IOException {
        Path laid = Files.copy(backup, data.resolve("mine.json"));
        Result result = run.until(port -> {
                    assertTrue(RawAnswer.get(port, "/servers/s2").body().contains("definition 2"));
                    assertEquals(201, Contents.put(port, "/servers/s3", "new"));
                })
                .start("--port", "0");
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.err().contains("Loaded " + laid + ": 3 entity_interaction, 3 server."), result.err());
        Result again = run.until(port -> {}).start("--port", "0");
        assertTrue(again.err().contains(", 4 server,"), again.err());
        assertTrue(
                again.err().contains("Not loaded, since the store has, or had, rows of its own: mine.json."),
                again.err());
        assertEquals(-1, Files.mismatch(backup, laid));
    }

    @Test
    void aStoreThatNeverHadRowsTakesItToo() throws IOException {
        Stores.open("memory:" + data, CatalogSchema.SCHEMA).close();
        Files.copy(backup, data.resolve("mine.json"));
        Result result = run.until(port -> {}).start("--port", "0");
        assertTrue(result.err().contains("Loaded " + data.resolve("mine.json")), result.err());
        assertTrue(result.err().contains("(3 servers, "), result.err());
    }

    @Test
    void severalAreRefused() throws IOException {
        Files.copy(backup, data.resolve("a.json"));
        Files.copy(backup, data.resolve("b.json"));
        assertRefused("Several snapshots lie there, and one alone can be loaded: a.json, b.json.");
    }

    @Test
    void severalAreRefusedWhereThereIsAStoreWithoutRowsToo() throws IOException {
        Stores.open("memory:" + data, CatalogSchema.SCHEMA).close();
        Files.writeString(data.resolve("notes.txt"), "mine");
        severalAreRefused();
    }

    @Test
    void aDamagedOneIsRefused() throws IOException {
        String text = Files.readString(backup);
        Files.writeString(data.resolve("mine.json"), text.replace("definition 2", "definition 7"));
        assertRefused("mine.json cannot be used");
    }

    @Test
    void whatIsNoSnapshotIsRefused() throws IOException {
        Files.writeString(data.resolve("notes.json"), "{}", StandardCharsets.UTF_8);
        assertRefused("notes.json cannot be used");
    }

    @Test
    void whatDoesNotFitTheLimitIsRefused() throws IOException {
        Files.copy(backup, data.resolve("mine.json"));
        Map<String, String> before = Contents.of(data);
        Result result = new Run(home)
                .with("DATABASE_URL", "memory:" + data + "?limit=5KiB")
                .start("--port", "0");
        assertEquals(ExitCode.STORE, result.code());
        assertTrue(result.err().contains("cannot be loaded, and nothing was changed"), result.err());
        assertEquals(before, Contents.of(data));
    }

    private void assertRefused(String part) {
        Map<String, String> before = Contents.of(data);
        Result result = run.start("--port", "0");
        assertEquals(ExitCode.STORE, result.code());
        assertTrue(result.err().contains(part), result.err());
        assertEquals(before, Contents.of(data));
    }
}
