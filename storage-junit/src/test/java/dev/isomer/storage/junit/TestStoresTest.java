package dev.isomer.storage.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.junit.Shop.ManyProducts;
import dev.isomer.storage.junit.Shop.Product;
import dev.isomer.storage.model.Schema;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores by the ids of scopes. */
final class TestStoresTest {
    @TempDir
    Path folder;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private TestStores stores(Map<String, String> properties, Map<String, String> environment) {
        return new TestStores(
                new EngineChoice(properties::get, environment::get, lines::add), new RunFolder(folder, lines::add));
    }

    private TestStores on(String engine) {
        return stores(Map.of("isomer.test.engine", engine), Map.of());
    }

    private List<String> left(Predicate<String> names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(names)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "plain", "sqlite"})
    void aScopeHasOneStoreUntilItIsDestroyed(String engine) throws IOException {
        try (TestStores stores = on(engine)) {
            Store seven = stores.open("scope-7", Shop.SCHEMA);
            assertSame(seven, stores.open("scope-7", Shop.SCHEMA));
            Store eight = stores.open("scope-8", Shop.SCHEMA);
            seven.repository(Product.TYPE).insert(new Product(0, "bolt", 1));
            assertEquals(0, eight.repository(Product.TYPE).count());
            stores.destroy("scope-7");
            stores.destroy("scope-7");
            stores.destroy("never opened");
            assertThrows(StoreClosedException.class, seven::verify);
            Store again = stores.open("scope-7", Shop.SCHEMA);
            assertNotSame(seven, again);
            assertEquals(
                    1,
                    again.repository(Product.TYPE)
                            .insert(new Product(0, "bolt", 1))
                            .id());
            assertEquals(0, eight.repository(Product.TYPE).count());
        }
        assertEquals(List.of(), left(any -> true));
    }

    @Test
    void aScopeIsOfOneSchemaAndFixture() {
        try (TestStores stores = on("memory")) {
            Store store = stores.open("7", Shop.SCHEMA);
            Schema other = Schema.of("other", Product.TYPE);
            assertEquals(
                    "The scope 7 has a store of another schema, fixture or engine; destroy it first, or use another"
                            + " id.",
                    assertThrows(IllegalStateException.class, () -> stores.open("7", other))
                            .getMessage());
            assertThrows(IllegalStateException.class, () -> stores.open("7", Shop.SCHEMA, new ManyProducts()));
            assertSame(store, stores.open("7", Shop.SCHEMA));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void aFixtureIsLoadedOnceForAllThatAskAtTheSameTime(String engine) throws Exception {
        AtomicInteger loaded = new AtomicInteger();
        Fixture fixture = store -> {
            loaded.incrementAndGet();
            new ManyProducts().load(store);
        };
        int scopes = 16;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TestStores stores = on(engine)) {
            List<Future<Long>> ids = new ArrayList<>();
            for (int scope = 0; scope < 2 * scopes; scope++) {
                String id = "scope-" + scope % scopes;
                ids.add(threads.submit(() -> {
                    Store store = stores.open(id, Shop.SCHEMA, fixture);
                    return store.write(tx -> tx.insert(new Product(0, "added to " + tx.count(Product.TYPE), 1)))
                            .id();
                }));
            }
            List<Long> given = new ArrayList<>();
            for (Future<Long> id : ids) {
                given.add(id.get());
            }
            long first = ManyProducts.ROWS + 1L;
            assertEquals(
                    Map.of(first, (long) scopes, first + 1, (long) scopes),
                    given.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting())));
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, loaded.get());
    }

    @Test
    void afterAFailureAScopeCanBeOpened() {
        try (TestStores stores = on("memory")) {
            Fixture broken = store -> {
                throw new IllegalStateException("broken");
            };
            assertThrows(IllegalStateException.class, () -> stores.open("7", Shop.SCHEMA, broken));
            assertEquals(0, stores.open("7", Shop.SCHEMA).statistics().rows());
        }
    }

    @Test
    void closingClosesAllAndAllowsNoMore() {
        TestStores stores = on("memory");
        Store store = stores.open("7", Shop.SCHEMA);
        stores.close();
        stores.close();
        assertThrows(StoreClosedException.class, store::verify);
        assertThrows(IllegalStateException.class, () -> stores.open("7", Shop.SCHEMA));
    }

    @Test
    void theEngineIsThePropertysOrTheVariablesOrMemoryAndIsSaidOnce() {
        Map<String, String> variable = Map.of("ISOMER_TEST_ENGINE", "plain");
        try (TestStores byProperty = stores(Map.of("isomer.test.engine", "sqlite"), variable);
                TestStores byVariable = stores(Map.of("isomer.test.engine", ""), variable);
                TestStores byDefault = stores(Map.of(), Map.of("ISOMER_TEST_ENGINE", ""))) {
            for (TestStores stores : List.of(byProperty, byVariable, byDefault)) {
                stores.open("7", Shop.SCHEMA);
                stores.open("8", Shop.SCHEMA);
            }
        }
        assertEquals(
                List.of(
                        "Tests with a store run on sqlite, set by -Disomer.test.engine.",
                        "Tests with a store run on plain, set by ISOMER_TEST_ENGINE.",
                        "Tests with a store run on memory, unless ISOMER_TEST_ENGINE or -Disomer.test.engine is set."),
                List.copyOf(lines));
    }

    @Test
    void anEngineThatIsNotThereIsRefusedWithThoseThatAre() {
        try (TestStores stores = stores(Map.of(), Map.of("ISOMER_TEST_ENGINE", "sqllite"))) {
            assertEquals(
                    "No engine on the class path is named sqllite, which ISOMER_TEST_ENGINE asks for; there are memory,"
                            + " plain, sqlite. Name one of those, or add the engine's module.",
                    assertThrows(IllegalStateException.class, () -> stores.open("7", Shop.SCHEMA))
                            .getMessage());
        }
    }

    /** Another program, without JUnit, which opens a store and waits until it is killed. */
    static final class Program {
        public static void main(String[] arguments) throws IOException {
            TestStores stores = new TestStores();
            Store store = stores.open("scope-7", Shop.SCHEMA, new ManyProducts());
            boolean hasJUnit = Arrays.stream(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .anyMatch(entry -> entry.contains("junit-jupiter"));
            System.out.println(store.repository(Product.TYPE).count() + " rows, JUnit " + hasJUnit);
            System.in.read();
        }
    }

    @Test
    void whatAKilledProgramLeavesIsRemovedAndWhatALivingOneHasIsNot() throws Exception {
        String withoutJUnit = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit-jupiter") && !entry.contains("junit-platform"))
                .collect(Collectors.joining(File.pathSeparator));
        Path errors = folder.resolve("errors.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        withoutJUnit,
                        "-Djava.io.tmpdir=" + folder,
                        "-Disomer.test.engine=sqlite",
                        Program.class.getName())
                .redirectError(errors.toFile())
                .start();
        String ofProgram = "isomer-test-" + program.pid() + "-";
        try (BufferedReader output = program.inputReader()) {
            assertEquals(ManyProducts.ROWS + " rows, JUnit false", output.readLine(), () -> read(errors));
            assertTrue(
                    read(errors).contains("Tests with a store run on sqlite, set by -Disomer.test.engine."),
                    () -> read(errors));
            try (RunFolder beside = new RunFolder(folder, lines::add)) {
                beside.next();
            }
            assertEquals(1, left(name -> name.startsWith(ofProgram)).size());
            program.destroyForcibly().waitFor();
            assertEquals(1, left(name -> name.startsWith(ofProgram)).size());
            try (RunFolder afterwards = new RunFolder(folder, lines::add)) {
                assertTrue(Files.isDirectory(afterwards.next()));
                assertEquals(List.of(), left(name -> name.startsWith(ofProgram)));
            }
        } finally {
            program.destroyForcibly();
        }
        assertEquals(List.of(), left(name -> name.startsWith("isomer-")));
        assertFalse(lines.stream().anyMatch(line -> line.contains("killed")), lines::toString);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
