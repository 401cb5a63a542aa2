package dev.isomer.storage.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.junit.Shop.ManyProducts;
import dev.isomer.storage.junit.Shop.OneProduct;
import dev.isomer.storage.junit.Shop.Product;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Predicate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that have a store, as programs write them. */
@UseSchema(Shop.class)
@UseFixture(OneProduct.class)
final class StorePerTestTest {
    private static final Product BOLT = new Product(1, "bolt", 25);

    /** Adds a row, and finds before and after it exactly what the test's own store must have. */
    private static void sellsOneMore(Store store, int rowsBefore, long nextId) {
        assertEquals(rowsBefore, store.repository(Product.TYPE).count());
        Product added = new Product(0, "washer", 5);
        assertEquals(nextId, store.repository(Product.TYPE).insert(added).id());
        assertEquals(rowsBefore + 1, store.repository(Product.TYPE).count());
    }

    @StoreTest
    void beginsWithTheRowsAndCountersOfTheFixture(Store store) {
        assertEquals(List.of(BOLT), store.repository(Product.TYPE).list());
        sellsOneMore(store, 1, 3);
    }

    @StoreTest
    void seesNothingOfOtherTests(Store store) {
        sellsOneMore(store, 1, 3);
    }

    @EveryStore
    void beginsWithThemOnEveryEngine(Store store) {
        assertEquals(List.of(BOLT), store.repository(Product.TYPE).list());
        sellsOneMore(store, 1, 3);
    }

    @StoreTest(engine = "sqlite")
    void runsOnTheEngineThatItNames(Store store) {
        assertTrue(store.capabilities().contains(Capability.PERSISTENT));
        sellsOneMore(store, 1, 3);
    }

    @StoreTest
    void aTestMayCloseItsStore(Store store) {
        store.close();
    }

    @Test
    void anOrdinaryTestOfTheClassMayHaveOneToo(Store store) {
        sellsOneMore(store, 1, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void soMayOneWithParameters(int price, Store store) {
        store.repository(Product.TYPE).insert(new Product(0, "nut", price));
        assertEquals(List.of(BOLT, new Product(3, "nut", price)), store.read(tx -> tx.list(Product.TYPE.all())));
    }

    @StoreTest(writesRunTwice = true)
    void mayRunEveryWriteTwice(Store store) {
        int[] runs = new int[1];
        store.write(tx -> {
            runs[0]++;
            return tx.insert(new Product(0, "nut", 1));
        });
        assertEquals(2, runs[0]);
        sellsOneMore(store, 2, 4);
    }

    @StoreTest
    void runsEveryWriteOnceOtherwise(Store store) {
        int[] runs = new int[1];
        store.write(tx -> runs[0]++);
        assertEquals(1, runs[0]);
    }

    @Nested
    final class BeforeAndAfter {
        private Store before;

        @BeforeEach
        void take(Store store) {
            before = store;
            store.repository(Product.TYPE).insert(new Product(0, "nut", 1));
        }

        @StoreTest
        void areGivenTheSameStore(Store store) {
            assertSame(before, store);
            sellsOneMore(store, 2, 4);
        }

        @EveryStore
        void areGivenTheSameStoreOnEveryEngine(Store store) {
            assertSame(before, store);
            sellsOneMore(store, 2, 4);
        }

        @AfterEach
        void look(Store store) {
            assertSame(before, store);
            assertEquals(3, store.repository(Product.TYPE).count());
        }
    }

    @Nested
    @UseFixture(ManyProducts.class)
    @UseEngine("sqlite")
    @WritesRunTwice
    final class NestedClass {
        @StoreTest
        void mayNameItsOwnFixtureEngineAndOptions(Store store) {
            assertTrue(store.capabilities().contains(Capability.PERSISTENT));
            int[] runs = new int[1];
            store.write(tx -> runs[0]++);
            assertEquals(2, runs[0]);
            sellsOneMore(store, ManyProducts.ROWS, ManyProducts.ROWS + 1);
        }

        @StoreTest(engine = "memory")
        void isOverruledByItsTests(Store store) {
            assertTrue(store.capabilities().contains(Capability.CONSTANT_TIME_FORK));
            sellsOneMore(store, ManyProducts.ROWS, ManyProducts.ROWS + 1);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    final class OneInstanceForAllTests {
        private Store last;

        @RepeatedTest(3)
        void givesEachTestAStoreOfItsOwn(Store store) {
            synchronized (this) {
                assertNotSame(last, store);
                last = store;
            }
            sellsOneMore(store, 1, 3);
        }
    }

    /** Each of many tests at the same time deletes one row, changes one and adds one, and sees that alone. */
    private static void changesThreeRows(Store store, int number) {
        Product changed = new Product(number + 1, "changed", 77);
        store.write(tx -> {
            assertTrue(tx.delete(Product.TYPE, number));
            tx.update(changed);
            return tx.insert(new Product(0, "added", 77));
        });
        assertEquals(ManyProducts.ROWS, store.repository(Product.TYPE).count());
        assertEquals(
                List.of(changed, new Product(ManyProducts.ROWS + 1, "added", 77)),
                store.read(tx -> tx.list(Product.TYPE.where(Product.PRICE.eq(77)))));
        Predicate<Product> ofTheFixture = Product.TYPE.id().le((long) ManyProducts.ROWS);
        long left = store.read(tx -> tx.count(Product.TYPE, ofTheFixture));
        assertEquals(ManyProducts.ROWS - 1, left);
    }

    @Nested
    @UseFixture(ManyProducts.class)
    final class ManyAtOnce {
        @RepeatedTest(50)
        void areIsolated(RepetitionInfo repetition, Store store) {
            changesThreeRows(store, repetition.getCurrentRepetition());
        }

        @Nested
        @UseEngine("sqlite")
        final class OnSqlite {
            @RepeatedTest(50)
            void areIsolated(RepetitionInfo repetition, Store store) {
                changesThreeRows(store, repetition.getCurrentRepetition());
            }
        }
    }
}
