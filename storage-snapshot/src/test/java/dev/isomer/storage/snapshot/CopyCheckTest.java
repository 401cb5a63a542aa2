package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a place before anything is copied there, and that nothing is made or changed by that. */
final class CopyCheckTest {
    @TempDir
    Path folder;

    private static Store library() {
        Store store = MemoryStore.open(Library.SCHEMA);
        Library.fill(store);
        return store;
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.toString(), Files.getLastModifiedTime(path).toMillis() * 31 + Files.size(path));
            }
        }
        return files;
    }

    private List<String> check(String engine, boolean replaces) throws IOException {
        return check(url(engine), StoreOptions.defaults(), replaces);
    }

    private List<String> check(String url, StoreOptions options, boolean replaces) throws IOException {
        Map<String, Long> before = files();
        try (Store from = library()) {
            List<String> obstacles = StoreCopy.check(from, url, options, replaces);
            assertEquals(before, files());
            return obstacles;
        }
    }

    private String url(String engine) {
        return engine + ":" + folder.resolve("target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void aPlaceWithNothingIsFine(String engine) throws IOException {
        assertEquals(List.of(), check(engine, false));
        assertEquals(List.of(), check(engine, true));
    }

    @Test
    void memoryAloneIsFine() throws IOException {
        assertEquals(List.of(), check("memory:", StoreOptions.defaults(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void aStoreThatNeverHadRowsIsFine(String engine) throws IOException {
        Stores.open(url(engine), Library.SCHEMA).close();
        assertEquals(List.of(), check(engine, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void rowsAreInTheWayUnlessReplaced(String engine) throws IOException {
        try (Store store = Stores.open(url(engine), Library.SCHEMA)) {
            store.repository(Library.Author.TYPE).insert(new Library.Author(0, "gone", null));
            store.repository(Library.Author.TYPE).delete(1);
        }
        assertEquals(
                List.of("The store at the target has, or had, rows; use one that never had any, or say that its rows"
                        + " are to be replaced."),
                check(engine, false));
        assertEquals(List.of(), check(engine, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void eachDifferenceOfTheSchemasIsTold(String engine) throws IOException {
        Stores.open(url(engine), Schema.of("authors", Library.Author.TYPE)).close();
        assertEquals(
                List.of("Of the schemas, the name of the schema is authors in the store and library in the program."),
                check(engine, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void aNarrowerSchemaIsUpgradedAndNoObstacle(String engine) throws IOException {
        Stores.open(url(engine), Schema.of("library", Library.Author.TYPE)).close();
        assertEquals(List.of(), check(engine, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void aFolderThatIsMissingIsToldAlone(String engine) throws IOException {
        List<String> obstacles =
                check(engine + ":" + folder.resolve("no").resolve("target"), StoreOptions.defaults(), false);
        assertEquals(1, obstacles.size());
        assertTrue(obstacles.get(0).contains("make it first"), obstacles.get(0));
    }

    @Test
    void anEngineThatIsNotThereIsTold() throws IOException {
        List<String> obstacles = check("other:x", StoreOptions.defaults(), false);
        assertEquals(1, obstacles.size());
        assertTrue(obstacles.get(0).startsWith("No engine on the class path opens other: URLs"), obstacles.get(0));
    }

    @Test
    void aFileOfAnotherProgramIsTold() throws IOException {
        Files.write(folder.resolve("target"), new byte[2]);
        assertEquals(1, check("sqlite", false).size());
        assertEquals(
                List.of(folder.resolve("target") + " is no folder; name the folder of a store."),
                check("memory", false));
    }

    @Test
    void aStoreThatIsOpenCannotBeChecked() throws IOException {
        try (Store open = Stores.open(url("sqlite"), Library.SCHEMA)) {
            Library.fill(open);
            List<String> obstacles = check("sqlite", true);
            assertEquals(
                    List.of("A store of Isomer. It is in use, or was not closed, and was looked at without its log: so"
                            + " it was not checked. Close it where it is open, or open and close it once."),
                    obstacles);
        }
    }

    @Test
    void aDamagedStoreIsToldWithWhatIsWrong() throws IOException {
        try (Store store = Stores.open(url("memory"), Library.SCHEMA)) {
            Library.fill(store);
        }
        Path segment = folder.resolve("target").resolve("journal-0000000000000001.log");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length - 32 - 8] ^= 1;
        Files.write(segment, bytes);
        List<String> obstacles = check("memory", true);
        assertEquals(1, obstacles.size());
        assertTrue(
                obstacles
                        .get(0)
                        .startsWith("The store at the target is damaged, or of another version; use a good"
                                + " one: journal: Damaged at byte "),
                obstacles.get(0));
    }

    @Test
    void aLimitOfMemoryIsTriedWithoutTheStore() throws IOException {
        StoreOptions small = StoreOptions.defaults().withMemoryLimitBytes(1_500);
        List<String> obstacles = check(url("memory"), small, false);
        assertEquals(1, obstacles.size());
        assertTrue(obstacles.get(0).contains("1500"), obstacles.get(0));
        assertEquals(obstacles, check(url("memory") + "?limit=1500", StoreOptions.defaults(), false));
        assertEquals(List.of(), check(url("sqlite"), small, false));
    }
}
