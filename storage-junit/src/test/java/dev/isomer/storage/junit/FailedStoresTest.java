package dev.isomer.storage.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.junit.Shop.OneProduct;
import dev.isomer.storage.junit.Shop.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a store when its test fails: the tests below are run by the others, and fail on purpose. */
final class FailedStoresTest {
    private static final Path FOLDER = Path.of("target", "failed-stores");
    private static final String BOLT = "product[id=1, name=\"bolt\", price=25]\n";
    private static final String NUT = "product[id=3, name=\"nut\", price=1]\n";

    /** The files that failing tests of a class have kept, with their content, which are then removed. */
    private static Map<String, String> kept(Class<?> tests) throws IOException {
        Map<String, String> kept = new TreeMap<>();
        String prefix = tests.getName().replace('$', '.') + ".";
        try (Stream<Path> folders = Files.list(FOLDER)) {
            for (Path folder : folders.toList()) {
                String name = folder.getFileName().toString();
                if (name.startsWith(prefix)) {
                    for (Path file : Template.filesIn(folder)) {
                        String content = file.endsWith("dump.txt") ? Files.readString(file) : reopened(file);
                        kept.put(name.substring(prefix.length()) + "/" + folder.relativize(file), content);
                    }
                    RunFolder.remove(folder);
                }
            }
        }
        return kept;
    }

    private static String reopened(Path file) {
        try (Store store = Stores.open("sqlite:" + file, Shop.SCHEMA)) {
            return store.repository(Product.TYPE).count() + " rows";
        }
    }

    private static String suppressed(Throwable failure) {
        return Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage).collect(Collectors.joining("\n"));
    }

    @UseSchema(Shop.class)
    @UseFixture(OneProduct.class)
    @UseEngine("memory")
    static final class Failing {
        @StoreTest
        void plainly(Store store) {
            store.repository(Product.TYPE).insert(new Product(0, "nut", 1));
            fail("on purpose");
        }

        @EveryStore
        void onEveryEngine(Store store) {
            store.repository(Product.TYPE).insert(new Product(0, "nut", 1));
            throw new IllegalStateException("on purpose");
        }

        @StoreTest(engine = "sqlite")
        void afterClosing(Store store) {
            store.close();
            fail("on purpose");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a/b", "c"})
        void withParameters(String text, Store store) {
            assertEquals("c", text, store.schema()::name);
        }

        @StoreTest
        void passes(Store store) {
            store.repository(Product.TYPE).insert(new Product(0, "nut", 1));
        }

        @StoreTest
        void hasNoStore() {
            fail("on purpose");
        }
    }

    @Test
    void aStoreIsKeptWhereItsTestFails() throws IOException {
        Launched launched = Launched.run(Failing.class);
        assertEquals(List.of("[2] text = \"c\"", "passes(Store)"), launched.passed());
        String two = "schema shop\n\nproduct: 2 rows\n" + BOLT + NUT;
        String one = "schema shop\n\nproduct: 1 row\n" + BOLT;
        Map<String, String> expected = new TreeMap<>(Map.of(
                "plainly/dump.txt", two,
                "onEveryEngine[1.memory]/dump.txt", two,
                "onEveryEngine[2.plain]/dump.txt", two,
                "onEveryEngine[3.sqlite]/dump.txt", two,
                "onEveryEngine[3.sqlite]/store.db", "2 rows",
                "afterClosing/dump.txt", one,
                "afterClosing/store.db", "1 rows",
                "withParameters[1.text_=_a_b_]/dump.txt", one));
        assertEquals(expected, kept(Failing.class));
        Path place = FOLDER.resolve(Failing.class.getName().replace('$', '.') + ".plainly");
        assertTrue(
                launched.reports().getOrDefault("failed store", List.of()).contains(place.toString()),
                launched.reports()::toString);
        assertEquals(
                "The store of this test is kept in " + place,
                suppressed(launched.failures().get("plainly(Store)")));
        assertEquals("", suppressed(launched.failures().get("hasNoStore()")));
    }

    @UseSchema(Shop.class)
    @UseEngine("plain")
    static final class Unsound {
        @StoreTest
        void leaves(Store store) {
            store.repository(Product.TYPE).insert(new Product(0, "unsound", 1));
        }
    }

    @Test
    void aStoreThatIsNotSoundFailsItsTestAndIsKept() throws IOException {
        Throwable failure = Launched.run(Unsound.class).failures().get("leaves(Store)");
        assertEquals(
                "After the test the store is not sound: [product[id=1, name=\"unsound\", price=1]: is unsound]",
                failure.getMessage());
        assertTrue(suppressed(failure).startsWith("The store of this test is kept in "), suppressed(failure));
        assertEquals(
                Map.of("leaves/dump.txt", "schema shop\n\nproduct: 1 row\nproduct[id=1, name=\"unsound\", price=1]\n"),
                kept(Unsound.class));
    }

    @UseSchema(Shop.class)
    static final class Misplaced {
        @BeforeAll
        static void take(Store store) {
            store.close();
        }

        @Test
        void never() {}
    }

    @UseSchema(Shop.class)
    @UseEngine("oracle")
    static final class Unknown {
        @StoreTest
        void never(Store store) {
            store.close();
        }
    }

    @UseSchema(Shop.class)
    @UseFixture(Unloadable.class)
    static final class WithoutRows {
        @StoreTest
        void never(Store store) {
            store.close();
        }
    }

    static final class Unloadable implements Fixture {
        @Override
        public void load(Store store) throws IOException {
            throw new IOException("no rows in " + store.schema().name());
        }
    }

    @Test
    void whatCannotBeGivenIsSaid() {
        assertEquals(
                "A store is for one test: take it in a test, @BeforeEach or @AfterEach method. Rows that many tests"
                        + " begin with are loaded by a @UseFixture.",
                failure(Misplaced.class));
        String before = "Failed to resolve parameter [dev.isomer.storage.Store store] in method [void "
                + FailedStoresTest.class.getName() + "$";
        assertEquals(
                before
                        + "Unknown.never(dev.isomer.storage.Store)]: No engine on the class path is named oracle,"
                        + " which the test asks for; there are memory, plain, sqlite. Name one of those, or add the"
                        + " engine's module.",
                failure(Unknown.class));
        assertEquals(
                before + "WithoutRows.never(dev.isomer.storage.Store)]: The fixture " + Unloadable.class.getName()
                        + " could not be loaded: java.io.IOException: no rows in shop",
                failure(WithoutRows.class));
    }

    private static String failure(Class<?> tests) {
        Launched launched = Launched.run(tests);
        assertEquals(List.of(), launched.passed());
        assertEquals(1, launched.failures().size(), launched.failures()::toString);
        return launched.failures().values().iterator().next().getMessage();
    }
}
