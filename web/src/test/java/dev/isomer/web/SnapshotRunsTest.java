package dev.isomer.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.snapshot.ContentHashes;
import dev.isomer.storage.snapshot.SnapshotFile;
import dev.isomer.storage.snapshot.TypeTotal;
import dev.isomer.web.Run.Result;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs that make, list, load and delete snapshots, and dump a store in memory. */
final class SnapshotRunsTest {
    private static final String DOCUMENT = "{\"version\":6,\"servers\":[{\"name\":\"echo\",\"definition\":\"one\"}],"
            + "\"variables\":[{\"name\":\"v\",\"definition\":\"a text that is long enough not to be a literal\"}]}";

    @TempDir
    Path home;

    private Path folder;
    private Run run;
    private String cid;

    @BeforeEach
    void nameTheFolder() throws IOException {
        folder = home.resolve("snapshots");
        run = new Run(home);
        cid = Cid.of(DOCUMENT).toString();
        Files.writeString(Files.createDirectory(home.resolve("cids")).resolve(cid), DOCUMENT);
    }

    @Test
    void whatWasLoadedIsSavedAndNothingIsServed() {
        Result result = in("--in-memory-db", "--boot-cid", cid, "--snapshot", "before");
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.out().startsWith("Saved the snapshot " + folder.resolve("before.json")), result.out());
        assertFalse(result.err().contains("http://"), result.err());
        Result served = new Run(home)
                .until(port ->
                        assertTrue(RawAnswer.get(port, "/servers/echo").body().contains("\"one\"")))
                .start("--in-memory-db", "--port=0", "--load-snapshot=before", "--snapshot-dir=" + folder);
        assertEquals(ExitCode.OK, served.code(), served.err());
        assertTrue(served.err().contains("Loaded the snapshot before: "), served.err());
    }

    @Test
    void aSnapshotOfALoadedSnapshotIsTheSameFile() throws IOException {
        in("--in-memory-db", "--boot-cid", cid, "--snapshot", "one");
        assertEquals(
                ExitCode.OK,
                in("--in-memory-db", "--load-snapshot=one", "--snapshot=two").code());
        assertEquals(-1, Files.mismatch(folder.resolve("one.json"), folder.resolve("two.json")));
    }

    @Test
    void aNameThatIsThereIsReplacedOnlyWhereThatIsSaid() throws IOException {
        in("--in-memory-db", "--snapshot=x");
        byte[] empty = Files.readAllBytes(folder.resolve("x.json"));
        Result refused = in("--in-memory-db", "--boot-cid", cid, "--snapshot=x");
        assertEquals(ExitCode.NAME, refused.code());
        assertTrue(refused.err().contains("add --replace"), refused.err());
        assertEquals(new String(empty), Files.readString(folder.resolve("x.json")));
        assertEquals(
                ExitCode.OK,
                in("--in-memory-db", "--boot-cid", cid, "--snapshot=x", "--replace")
                        .code());
        assertFalse(Files.readString(folder.resolve("x.json")).equals(new String(empty)));
    }

    @Test
    void badNamesAreRefusedBeforeAnything() {
        Path data = home.resolve("data");
        for (String name : List.of("../x", "", ".x", "a/b", "con", "x".repeat(65))) {
            for (String option : List.of("--snapshot", "--load-snapshot")) {
                Result result = new Run(home)
                        .with("DATABASE_URL", "memory:" + data)
                        .start(option + "=" + name, "--snapshot-dir", folder.toString());
                assertEquals(ExitCode.USAGE, result.code(), option + name);
                assertTrue(result.err().contains("A snapshot cannot have this name"), result.err());
            }
            for (String command : List.of("info", "delete")) {
                assertEquals(ExitCode.USAGE, in("snapshot", command, name).code(), name);
            }
        }
        assertFalse(Files.exists(data));
        assertEquals(List.of("cids/" + cid), List.copyOf(Contents.of(home).keySet()));
    }

    @Test
    void missingOnesAreRefusedBeforeAnything() {
        for (List<String> line : List.of(
                List.of("--load-snapshot=none"),
                List.of("snapshot", "info", "none"),
                List.of("snapshot", "delete", "none"),
                List.of("snapshot", "restore", "none"))) {
            run = new Run(home).with("DATABASE_URL", "memory:" + home.resolve("data"));
            Result result = in(line.toArray(String[]::new));
            assertEquals(ExitCode.NAME, result.code(), result.err());
            assertTrue(result.err().contains("There is no snapshot none in " + folder), result.err());
        }
        assertFalse(Files.exists(home.resolve("data")));
    }

    @Test
    void listingShowingAndDeletingOpenNoStore() throws IOException {
        assertEquals(
                "There are no snapshots in " + folder + ".\n",
                in("--list-snapshots").out());
        in("--in-memory-db", "--boot-cid", cid, "--snapshot=full");
        in("--in-memory-db", "--snapshot=empty");
        Files.writeString(folder.resolve("odd.json"), "{}");
        for (String url :
                List.of("nonsense", "sqlite:///" + home.resolve("never.db"), "memory:" + home.resolve("no"))) {
            run = new Run(home).with("DATABASE_URL", url);
            Result listed = in("--list-snapshots");
            assertEquals(ExitCode.OK, listed.code(), listed.err());
            List<String> lines = listed.out().lines().toList();
            assertEquals(3, lines.size(), listed.out());
            assertTrue(lines.get(0).matches("empty  \\d{4}-.*Z  .* KiB  no rows"), lines.get(0));
            assertTrue(lines.get(1).matches("full  .*Z  .* KiB  .*1 server, 1 variable"), lines.get(1));
            assertTrue(lines.get(2).matches("odd  .*odd\\.json cannot be used.*"), lines.get(2));
            assertEquals(listed.out(), in("snapshot", "list").out());
            Result shown = in("snapshot", "info", "full");
            assertEquals(ExitCode.OK, shown.code());
            assertEquals(11, shown.out().lines().count(), shown.out());
            assertTrue(shown.out().contains("  server "), shown.out());
            assertEquals(ExitCode.DAMAGED, in("snapshot", "info", "odd").code());
        }
        run = new Run(home).with("DATABASE_URL", "nonsense");
        assertEquals(
                "Deleted the snapshot full.\n", in("snapshot", "delete", "full").out());
        assertFalse(Files.exists(folder.resolve("full.json")));
        assertEquals(
                List.of("cids/" + cid, "snapshots/empty.json", "snapshots/odd.json"),
                List.copyOf(Contents.of(home).keySet()));
    }

    @Test
    void aDataFolderIsFilledAndItsRowsReplacedOnlyWhereThatIsSaid() throws IOException {
        in("--in-memory-db", "--boot-cid", cid, "--snapshot=x");
        run = new Run(home).with("DATABASE_URL", "memory:" + home.resolve("data"));
        Result filled = in("snapshot", "restore", "x");
        assertEquals(ExitCode.OK, filled.code(), filled.err());
        assertEquals(ExitCode.OK, in("--snapshot=y").code());
        assertEquals(-1, Files.mismatch(folder.resolve("x.json"), folder.resolve("y.json")));
        run.until(port -> assertEquals(201, Contents.put(port, "/servers/more", "x")))
                .start("--port", "0");
        Result refused = in("snapshot", "restore", "x");
        assertEquals(ExitCode.NAME, refused.code(), refused.err());
        assertEquals(ExitCode.NAME, in("--load-snapshot=x", "--port=0").code());
        Result replaced = in("snapshot", "restore", "x", "--replace");
        assertEquals(ExitCode.OK, replaced.code(), replaced.err());
        Result served = run.until(port -> {}).start("--port", "0");
        assertTrue(served.err().contains("(1 servers, 0 aliases, 1 variables"), served.err());
    }

    @Test
    void onADiskEngineNothingIsMade() {
        for (String option : List.of("--snapshot=x", "--load-snapshot=x", "--dump-db-on-exit=x.db")) {
            Result result = new Run(home)
                    .with("DATABASE_URL", "sqlite:///" + home.resolve("x.db"))
                    .start(option);
            assertEquals(ExitCode.USAGE, result.code());
            assertTrue(result.err().contains("only supported in memory mode"), result.err());
        }
        assertEquals(List.of("cids/" + cid), List.copyOf(Contents.of(home).keySet()));
    }

    /** Looking at a store is recorded in it. */
    private static List<TypeTotal> withoutViews(Store store) {
        return ContentHashes.of(store).stream()
                .filter(total -> !total.type().equals("page_view"))
                .toList();
    }

    @Test
    void theDumpIsAStoreOfSqliteWithEqualContent() {
        Path dump = home.resolve("dump.db");
        Path data = home.resolve("data");
        Result result = new Run(home)
                .with("DATABASE_URL", "memory:" + data)
                .until(port -> Contents.fill(port, 3))
                .start("--port=0", "--dump-db-on-exit", dump.toString());
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.err().endsWith("Dumped to " + dump + ": 3 entity_interaction, 3 server.\n"), result.err());
        Result served = new Run(home)
                .with("DATABASE_URL", "sqlite:///" + dump)
                .until(port ->
                        assertEquals(200, RawAnswer.get(port, "/servers/s2").status()))
                .start("--port=0");
        assertEquals(ExitCode.OK, served.code(), served.err());
        try (Store one = Stores.open("memory:" + data, CatalogSchema.SCHEMA);
                Store other = Stores.open("sqlite:" + dump, CatalogSchema.SCHEMA)) {
            assertEquals(withoutViews(one), withoutViews(other));
        }
    }

    @Test
    void aDumpThatCouldNotBeWrittenIsRefusedAtTheStart() throws IOException {
        Path there = Files.writeString(home.resolve("there.db"), "mine");
        Result taken = run.start("--in-memory-db", "--port=0", "--dump-db-on-exit", there.toString());
        assertEquals(ExitCode.NAME, taken.code(), taken.err());
        Result nowhere = run.start("--in-memory-db", "--port=0", "--dump-db-on-exit=" + home.resolve("none/x.db"));
        assertEquals(ExitCode.NAME, nowhere.code(), nowhere.err());
        assertEquals("mine", Files.readString(there));
        Result replaced = run.until(port -> {})
                .start("--in-memory-db", "--port=0", "--replace", "--dump-db-on-exit", there.toString());
        assertEquals(ExitCode.OK, replaced.code(), replaced.err());
        assertTrue(Files.size(there) > 4);
    }

    @Test
    void aSnapshotWithoutSecretsSaysSo() {
        Result made = in("--in-memory-db", "--boot-cid", cid, "--snapshot=x", "--without-secrets");
        assertEquals(ExitCode.OK, made.code(), made.err());
        assertTrue(in("snapshot", "info", "x").out().endsWith("\n  secret left out\n"));
    }

    @Test
    void aSnapshotIsWhatABackupIs() throws IOException {
        in("--in-memory-db", "--boot-cid", cid, "--snapshot=x");
        Run disk = new Run(home).with("DATABASE_URL", "sqlite:///" + home.resolve("x.db"));
        Path snapshot = folder.resolve("x.json");
        assertEquals(ExitCode.OK, disk.start("restore", snapshot.toString()).code());
        Path backup = home.resolve("backup.json");
        assertEquals(ExitCode.OK, disk.start("backup", backup.toString()).code());
        assertEquals(-1, Files.mismatch(snapshot, backup));
        assertEquals(10, SnapshotFile.at(backup).verify().size());
    }

    private Result in(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--snapshot-dir";
        all[arguments.length + 1] = folder.toString();
        return run.start(all);
    }
}
