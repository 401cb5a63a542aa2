package dev.isomer.web.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.web.command.Settings.Saving;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line and the environment as one value. */
final class ArgumentsTest {
    private final Environment bare = new Environment(Map.of(), Path.of("/nowhere"), "1.2.3");

    @Test
    void theDefaultsServeASqliteFileOnLoopback() {
        Settings settings = settings(bare);
        assertEquals("sqlite:viewer.db", settings.store().url());
        assertEquals("127.0.0.1", settings.host());
        assertEquals(5000, settings.port());
        assertFalse(settings.store().inMemory());
        assertFalse(settings.recovers());
        assertFalse(settings.debug());
        assertEquals(
                new Saving(Path.of("snapshots"), Optional.empty(), Optional.empty(), true, Optional.empty(), false),
                settings.saving());
        assertEquals(Optional.empty(), settings.contentDirectory());
        assertEquals(
                List.of("There is no directory /nowhere/cids, so there are no content files; name one with --cids."),
                settings.notes());
    }

    @Test
    void everyOptionIsTaken(@TempDir Path directory) {
        Settings settings = settings(
                bare,
                "--in-memory-db",
                "--host=localhost",
                "--port",
                "0",
                "--debug",
                "--cids",
                directory.toString(),
                "--boot-cid",
                "AAAAAAAA",
                "--boot-overwrite",
                "--load-snapshot=before",
                "--snapshot=after",
                "--snapshot-dir=kept",
                "--without-secrets",
                "--dump-db-on-exit=dump.db",
                "--replace");
        assertEquals(
                new Settings(
                        StoreUrl.MEMORY,
                        false,
                        "localhost",
                        0,
                        false,
                        Optional.empty(),
                        true,
                        Optional.of(directory.toAbsolutePath()),
                        Optional.of("AAAAAAAA"),
                        true,
                        new Saving(
                                Path.of("kept"),
                                Optional.of("before"),
                                Optional.of("after"),
                                false,
                                Optional.of(Path.of("dump.db")),
                                true),
                        List.of()),
                settings);
    }

    @Test
    void theFlagWinsOverTheEnvironmentAndSaysSo(@TempDir Path home) throws Exception {
        Files.createDirectory(home.resolve("cids"));
        Environment both = new Environment(Map.of("DATABASE_URL", "postgresql://a:pa55word@h/d"), home, "1");
        Settings settings = settings(both, "--in-memory-db");
        assertEquals(StoreUrl.MEMORY, settings.store());
        assertEquals(List.of("DATABASE_URL is ignored: --in-memory-db was given."), settings.notes());
        assertEquals(Optional.of(home.resolve("cids").toAbsolutePath()), settings.contentDirectory());
        assertEquals(StoreUrl.MEMORY, settings(with("memory:")).store());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot | USAGE | Did you mean --port?",
                "--in-memory | USAGE | There is no option",
                "words | USAGE | There is no option or argument “words”.",
                "--port=x | USAGE | --port",
                "--port=65536 | USAGE | --port takes a number from 0 to 65535.",
                "--port=-1 | USAGE | --port takes a number from 0 to 65535.",
                "--port=1 --port=2 | USAGE | --port",
                "--port | USAGE | --port",
                "--host=0.0.0.0 | USAGE | Add --auth-token TOKEN to answer only those who give it, or --insecure if",
                "--auth-token=short | USAGE | --auth-token cannot be used. A token has 16 to 512 printable ASCII",
                "--auth-token=file:/nowhere/at/all | USAGE | --auth-token names a file that cannot be read: /nowhere",
                "--read-only --recover=prefix | USAGE | use --recover=read-only.",
                "--in-memory-db --read-only --snapshot=x | USAGE | leave out --snapshot and --dump-db-on-exit.",
                "--read-only --boot-cid=x | USAGE | --boot-cid and --load-snapshot change the store",
                "--cids=/nowhere/at/all | USAGE | --cids names no directory: /nowhere/at/all.",
                "--boot-overwrite | USAGE | --boot-overwrite goes with --boot-cid.",
                "--without-secrets | USAGE | --without-secrets goes with --snapshot.",
                "--replace | USAGE | --replace goes with --snapshot,",
                "--recover=all | USAGE | --recover takes read-only or prefix.",
                "--recover=prefix | USAGE | --recover goes with a store in memory that a folder keeps",
                "--in-memory-db --recover=prefix | USAGE | --recover goes with",
                "--snapshot=x | USAGE | Snapshots are only supported in memory mode. Use backup FILE and restore FILE",
                "--load-snapshot=x | USAGE | Snapshots are only supported in memory mode.",
                "--dump-db-on-exit=x.db | USAGE | --dump-db-on-exit is only supported in memory mode. Use migrate",
                "--snapshot | USAGE | --snapshot",
                "--list-snapshots --port=0 | USAGE | does nothing with --port",
                "bakup x | USAGE | Did you mean backup?",
                "snapshots list | USAGE | Did you mean snapshot?",
                "snapshot lits | USAGE | Did you mean list?",
                "snapshot | USAGE | Say what to do: snapshot list,",
                "snapshot info | USAGE | NAME",
                "snapshot list --snapshot-dri=x | USAGE | Did you mean --snapshot-dir?",
                "--snapshot-dir=x snapshot list | USAGE | Write --snapshot-dir after snapshot list.",
                "--port=0 serve | USAGE | Write --port after serve.",
                "--port=0 backup x | USAGE | --port is an option of the server, and backup has none of that name",
                "--in-memory-db backup x | USAGE | --in-memory-db is an option of the server",
                "backup | USAGE | FILE",
                "backup a b | USAGE | There is no option or argument “b”.",
                "migrate sqlite:a | USAGE | TO",
                "migrate memory: sqlite:a | USAGE | nothing to migrate.",
                "migrate sqlite:a memory: | USAGE | nothing to migrate to.",
            })
    void whatCannotBeIsOneSentenceAndAHint(String line, ExitCode code, String part) {
        Outcome.Say say = assertInstanceOf(Outcome.Say.class, Arguments.read(List.of(line.split(" ")), bare));
        assertEquals(code, say.code());
        assertTrue(say.text().contains(part), say.text());
        assertEquals(2, say.text().lines().count(), say.text());
        assertTrue(say.text().contains("--help"), say.text());
    }

    @Test
    void whatNeedsAStoreThatIsKeptIsRefusedInMemoryAlone() {
        for (String line : List.of("backup x", "restore x", "snapshot restore x", "fsck")) {
            Outcome.Say say =
                    assertInstanceOf(Outcome.Say.class, Arguments.read(List.of(line.split(" ")), with("memory:")));
            assertEquals(ExitCode.USAGE, say.code());
            assertTrue(say.text().contains("ends with the program, so there is nothing to"), say.text());
        }
    }

    @Test
    void aSnapshotIsRestoredInMemoryModeAlone() {
        assertEquals(
                Outcome.Say.usage("Snapshots are only supported in memory mode. Use backup FILE and restore FILE,"
                        + " which write and read the same format on every engine."),
                Arguments.read(List.of("snapshot", "restore", "x"), bare));
        assertEquals(
                new Task.RestoreSnapshot(StoreUrl.memory("data"), Path.of("snapshots"), "x", true),
                Arguments.read(List.of("snapshot", "restore", "x", "--replace"), with("memory:data")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "postgresql://a:pa55word@h/d", "memory:data?what=ever"})
    void snapshotsAreListedShownAndDeletedWhateverTheStore(String url) {
        Path folder = Path.of("snapshots");
        Task.ListSnapshots list = new Task.ListSnapshots(folder);
        assertEquals(list, Arguments.read(List.of("--list-snapshots"), with(url)));
        assertEquals(list, Arguments.read(List.of("--in-memory-db", "--list-snapshots"), with(url)));
        assertEquals(list, Arguments.read(List.of("serve", "--list-snapshots"), with(url)));
        assertEquals(list, Arguments.read(List.of("snapshot", "list"), with(url)));
        assertEquals(
                new Task.ShowSnapshot(Path.of("x"), "n"),
                Arguments.read(List.of("snapshot", "info", "n", "--snapshot-dir", "x"), with(url)));
        assertEquals(
                new Task.DeleteSnapshot(folder, "n"), Arguments.read(List.of("snapshot", "delete", "n"), with(url)));
    }

    @Test
    void theOtherCommandsNameTheirStores(@TempDir Path folder) throws Exception {
        StoreUrl standard = StoreUrl.sqlite(Path.of("viewer.db"));
        assertEquals(
                new Task.Backup(standard, Path.of("x"), true, false), Arguments.read(List.of("backup", "x"), bare));
        assertEquals(
                new Task.Restore(StoreUrl.memory("data"), Path.of("x"), true),
                Arguments.read(List.of("restore", "--replace", "x"), with("memory:///data")));
        assertEquals(
                new Task.Migrate(StoreUrl.memory("data"), standard, true, false),
                Arguments.read(List.of("migrate", "memory:data", "jdbc:sqlite:viewer.db", "--check"), bare));
        assertEquals(new Task.Check(standard), Arguments.read(List.of("fsck"), bare));
        assertEquals(new Task.Check(standard), Arguments.read(List.of("fsck", "sqlite:///viewer.db"), bare));
        assertEquals(
                new Task.Check(StoreUrl.memory(folder.toString())),
                Arguments.read(List.of("fsck", folder.toString()), bare));
        Path file = Files.createFile(folder.resolve("x.db"));
        assertEquals(new Task.Check(StoreUrl.sqlite(file)), Arguments.read(List.of("fsck", file.toString()), bare));
        assertEquals(
                "There is no file or folder “/nowhere/at/all” to look at; name one that is there, or a URL.\n",
                assertInstanceOf(Outcome.Say.class, Arguments.read(List.of("fsck", "/nowhere/at/all"), bare))
                        .text());
    }

    @Test
    void serveIsWhatIsDoneWithoutACommand() {
        assertEquals(settings(bare, "--port=0", "--debug"), settings(bare, "serve", "--debug", "--port=0"));
    }

    @Test
    void aDamagedFolderIsRecoveredAsItIsSaid() {
        Settings settings = settings(with("memory:data?limit=1GiB"), "--recover", "read-only");
        assertTrue(settings.recovers());
        assertEquals(StoreUrl.memory("data?limit=1GiB&recover=read-only"), settings.store());
    }

    @Test
    void anotherAddressIsTakenWhenItIsMeant() {
        assertEquals(
                "0.0.0.0", settings(bare, "--host", "0.0.0.0", "--insecure").host());
    }

    @Test
    void helpFitsATerminalAndShowsNothingOfTheEnvironment() {
        Environment secret = new Environment(Map.of("DATABASE_URL", "sqlite:///pa55word.db"), Path.of("/"), "1.2.3");
        Outcome.Say help = assertInstanceOf(Outcome.Say.class, Arguments.read(List.of("--help"), secret));
        assertEquals(ExitCode.OK, help.code());
        assertTrue(help.text().lines().allMatch(line -> line.length() <= 80), help.text());
        assertFalse(help.text().contains("pa55word"));
        for (String part : List.of("--in-memory-db", "--boot-cid", "DATABASE_URL", "Exit codes:", "Examples:")) {
            assertTrue(help.text().contains(part), part);
        }
        for (String command : List.of(
                "serve", "snapshot", "snapshot list", "backup", "restore", "migrate", "fsck", "cids", "cids verify")) {
            List<String> line = new ArrayList<>(List.of(command.split(" ")));
            line.add("--help");
            Outcome.Say usage = assertInstanceOf(Outcome.Say.class, Arguments.read(line, secret));
            assertEquals(ExitCode.OK, usage.code());
            assertTrue(usage.text().startsWith("Usage: isomer " + command), usage.text());
            assertTrue(usage.text().lines().allMatch(each -> each.length() <= 80), usage.text());
        }
        Outcome.Say version = assertInstanceOf(Outcome.Say.class, Arguments.read(List.of("-V"), bare));
        assertEquals("isomer 1.2.3" + System.lineSeparator(), version.text());
    }

    private static Environment with(String url) {
        return new Environment(Map.of("DATABASE_URL", url), Path.of("/nowhere"), "1.2.3");
    }

    private static Settings settings(Environment environment, String... arguments) {
        return assertInstanceOf(Outcome.Serve.class, Arguments.read(List.of(arguments), environment))
                .settings();
    }
}
