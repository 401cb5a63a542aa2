package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.snapshot.ContentHashes;
import dev.isomer.storage.snapshot.TypeTotal;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs that back up, restore, migrate and look, on each engine. */
final class BackupRunsTest {
    private static final int TYPES = CatalogSchema.SCHEMA.types().size();

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"memory:", "sqlite:"})
    void whatWasBackedUpIsRestored(String engine) throws IOException {
        Run first = on(engine + home.resolve("first"));
        fill(first);
        Path file = home.resolve("backup.json");
        Result backup = first.start("backup", file.toString());
        assertEquals(ExitCode.OK, backup.code(), backup.err());
        assertTrue(
                backup.out().startsWith("Wrote " + file + ", complete with its secrets, for you alone to read:\n"),
                backup.out());
        assertEquals(1 + TYPES, backup.out().lines().count(), backup.out());
        Result refused = first.start("backup", file.toString());
        assertEquals(ExitCode.NAME, refused.code());
        assertTrue(refused.err().endsWith("Add --replace if that is meant.\n"), refused.err());
        assertEquals(
                ExitCode.OK, first.start("backup", "--replace", file.toString()).code());
        for (String other : List.of("memory:", "sqlite:")) {
            Run second = on(other + home.resolve("second-" + other.charAt(0)));
            Result restored = second.start("restore", file.toString());
            assertEquals(ExitCode.OK, restored.code(), restored.err());
            assertEquals(
                    totals(engine + home.resolve("first")), totals(other + home.resolve("second-" + other.charAt(0))));
            Result again = second.start("restore", file.toString());
            assertEquals(ExitCode.NAME, again.code(), again.err());
            assertEquals(
                    ExitCode.OK,
                    second.start("restore", file.toString(), "--replace").code());
        }
    }

    @Test
    void whereThereIsNoStoreNothingIsRead() {
        for (String url : List.of("memory:" + home.resolve("none"), "sqlite:///" + home.resolve("none.db"))) {
            Path file = home.resolve("x.json");
            Result backup = on(url).start("backup", file.toString());
            assertEquals(ExitCode.STORE, backup.code());
            assertTrue(backup.err().contains("There is no store at " + home.resolve("none")), backup.err());
            Result migrated = on("nonsense").start("migrate", url, "sqlite:" + home.resolve("to.db"));
            assertEquals(ExitCode.STORE, migrated.code());
            assertTrue(migrated.err().contains("nothing was made"), migrated.err());
            assertEquals(ExitCode.STORE, on(url).start("fsck").code());
        }
        assertEquals(Map.of(), Contents.of(home));
    }

    @Test
    void aFileThatIsNoBackupMakesNoStore() throws IOException {
        Path odd = Files.writeString(home.resolve("odd.json"), "{}");
        Run run = on("sqlite:" + home.resolve("x.db"));
        Result damaged = run.start("restore", odd.toString());
        assertEquals(ExitCode.DAMAGED, damaged.code());
        assertTrue(damaged.err().contains("odd.json cannot be used"), damaged.err());
        Result missing = run.start("restore", home.resolve("none.json").toString());
        assertEquals(ExitCode.NAME, missing.code());
        assertFalse(Files.exists(home.resolve("x.db")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory:", "sqlite:"})
    void secretsAreLeftOutWhereThatIsSaidAndThoseThatAreThereStay(String engine) throws IOException {
        Run first = on(engine + home.resolve("first"));
        first.until(port -> {
                    Contents.put(port, "/servers/a", "public");
                    Contents.put(port, "/secrets/s", "canary");
                })
                .start("--port", "0");
        Path file = home.resolve("backup.json");
        Result backup = first.start("backup", "--without-secrets", file.toString());
        assertEquals(ExitCode.OK, backup.code(), backup.err());
        assertTrue(backup.out().startsWith("Wrote " + file + " without secrets, for you alone"), backup.out());
        assertFalse(Files.readString(file).contains("canary"));
        first.until(port -> Contents.put(port, "/servers/b", "later")).start("--port", "0");
        assertEquals(
                ExitCode.OK,
                first.start("restore", file.toString(), "--replace").code());
        Path whole = home.resolve("whole.json");
        assertEquals(ExitCode.OK, first.start("backup", whole.toString()).code());
        assertTrue(Files.readString(whole).contains("canary"));
        assertFalse(Files.readString(whole).contains("\"later\""));
    }

    @Test
    void everythingMovesToTheOtherEngineAndBack() {
        String memory = "memory:" + home.resolve("data");
        String disk = "sqlite:///" + home.resolve("x.db");
        String back = "memory:" + home.resolve("back") + "?durability=os";
        fill(on(memory));
        Run run = on("nonsense");
        Result there = run.onATerminal().start("migrate", memory, disk);
        assertEquals(ExitCode.OK, there.code(), there.err());
        assertTrue(there.err().contains("\rCopying [" + "#".repeat(40) + "] 100 %\r"), there.err());
        assertEquals(1 + TYPES, there.out().lines().count(), there.out());
        assertTrue(there.out().lines().skip(1).allMatch(line -> line.endsWith(", equal on both sides")), there.out());
        assertTrue(there.out().lines().anyMatch(line -> line.matches(" +server +5 rows, +sha256 .*")), there.out());
        assertEquals(ExitCode.OK, run.start("migrate", disk, back).code());
        assertEquals(totals(memory), totals(back));
        Result again = run.start("migrate", disk, back);
        assertEquals(ExitCode.NAME, again.code());
        assertEquals(ExitCode.OK, run.start("migrate", "--replace", disk, back).code());
        assertEquals(totals(memory), totals(disk));
    }

    @Test
    void aStoreIsNotMigratedToItself() throws IOException {
        String disk = "sqlite:///" + home.resolve("x.db");
        fill(on(disk));
        Files.createSymbolicLink(home.resolve("link.db"), home.resolve("x.db"));
        Files.createDirectory(home.resolve("sub"));
        Map<String, String> before = Contents.of(home);
        for (String other :
                List.of("sqlite:" + home + "/sub/../x.db", "file:" + home + "/x.db", "sqlite:" + home + "/link.db")) {
            Result result = on("nonsense").start("migrate", disk, other, "--replace");
            assertEquals(ExitCode.USAGE, result.code(), other);
            assertTrue(result.err().contains("name two stores"), result.err());
        }
        assertEquals(before, Contents.of(home));
    }

    @Test
    void aCheckSaysWhatIsInTheWayAndWritesNothing() {
        String memory = "memory:" + home.resolve("data");
        String disk = "sqlite:///" + home.resolve("x.db");
        fill(on(memory));
        fill(on(disk));
        Map<String, String> before = Contents.of(home);
        Run run = on("nonsense");
        Result free = run.start("migrate", "--check", disk, "memory:" + home.resolve("new"));
        assertEquals(ExitCode.OK, free.code(), free.err() + free.out());
        assertEquals("Nothing is in the way.\n", free.out());
        assertEquals(
                ExitCode.OK,
                run.start("migrate", "--check", memory, "sqlite:" + home.resolve("new.db"))
                        .code());
        Result full = run.start("migrate", "--check", memory, disk);
        assertEquals(ExitCode.UNEXPECTED, full.code());
        assertTrue(full.out().contains("has, or had, rows"), full.out());
        assertEquals(
                ExitCode.OK,
                run.start("migrate", "--check", "--replace", memory, disk).code());
        Result small = run.start("migrate", "--check", disk, "memory:" + home.resolve("new") + "?limit=5KiB");
        assertEquals(ExitCode.UNEXPECTED, small.code(), small.out());
        assertTrue(small.out().contains("limit"), small.out());
        assertEquals(before, Contents.of(home));
    }

    @Test
    void aLookShowsTheDetailsAndChangesNothing() {
        String memory = "memory:" + home.resolve("data");
        String disk = "sqlite:///" + home.resolve("x.db");
        fill(on(memory));
        fill(on(disk));
        Map<String, String> before = Contents.of(home);
        Result folder = on(memory).start("fsck");
        assertEquals(ExitCode.OK, folder.code(), folder.err());
        assertTrue(folder.out().contains("  SCHEMA  frame 1, "), folder.out());
        assertEquals(
                1,
                folder.out().lines().filter(line -> line.startsWith("Sound: ")).count(),
                folder.out());
        Result file = on("nonsense").start("fsck", home.resolve("x.db").toString());
        assertEquals(ExitCode.OK, file.code(), file.err());
        assertTrue(file.out().contains("server: 5 rows"), file.out());
        assertEquals(before, Contents.of(home));
    }

    private Run on(String url) {
        return new Run(home).with("DATABASE_URL", url);
    }

    private static void fill(Run run) {
        Result result = run.until(port -> Contents.fill(port, 5)).start("--port", "0");
        assertEquals(ExitCode.OK, result.code(), result.err());
    }

    private static List<TypeTotal> totals(String url) {
        try (Store store = Stores.open(url, CatalogSchema.SCHEMA)) {
            return ContentHashes.of(store);
        }
    }
}
