package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.error.RefusedException;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/**
 * The base of all topics: opens stores in folders of their own, and after each test asks every store that is still open
 * to verify itself.
 *
 * <p>A topic needs no JUnit to run: make one for each test method, call the method, then {@link #finish}. Each test has
 * its own instance and its own stores, so tests run at the same time.
 */
public abstract class Contract {
    /** As by default, but that nothing takes too long on a machine that has much else to do. */
    private static final StoreOptions UNHURRIED =
            StoreOptions.defaults().withWriteLimit(Duration.ofHours(1)).withWriterWait(Duration.ofHours(1));

    private final TestedEngine engine;
    private final List<Store> stores = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    /** A topic that tests this engine. */
    protected Contract(TestedEngine engine) {
        this.engine = engine;
    }

    /** The engine under test. */
    final TestedEngine engine() {
        return engine;
    }

    /** A new, empty store. */
    protected final Store open(Schema schema) {
        return open(schema, UNHURRIED);
    }

    /** A new, empty store that behaves so. */
    protected final Store open(Schema schema, StoreOptions options) {
        return open(schema, options, folder());
    }

    /** A store in a folder, which a store of a persistent engine may have been in before. */
    protected final Store open(Schema schema, StoreOptions options, Path folder) {
        return track(engine.open(schema, options, folder));
    }

    /** A new, empty store on a driver that is put around the engine's own. */
    protected final Store open(Schema schema, StoreOptions options, UnaryOperator<Driver> around) {
        return track(engine.open(schema, options, folder(), around));
    }

    /** A new, empty folder, removed after the test. */
    protected final Path folder() {
        Path folder = engine.newFolder();
        folders.add(folder);
        return folder;
    }

    /** Transactions of a store that take one step at a time. */
    final Script script(Store store) {
        return new Script(store, engine.patience());
    }

    /** A store that was made otherwise, as by {@code fork()}, is verified and closed after the test too. */
    protected final Store track(Store store) {
        stores.add(store);
        return store;
    }

    /** Verifies every store that is still open, closes them all, and removes their folders. */
    @AfterEach
    public final void finish() {
        List<Finding> findings = new ArrayList<>();
        for (Store store : stores) {
            try {
                findings.addAll(store.verify());
            } catch (StoreClosedException closedByTheTest) {
                continue;
            } finally {
                store.close();
            }
        }
        folders.forEach(engine::remove);
        assertEquals(List.of(), findings, "verify() after the test");
    }

    /** Inserts one row in a transaction of its own. */
    protected static <E extends Record> E insert(Store store, E row) {
        return store.write(transaction -> transaction.insert(row));
    }

    /** Deletes one row, and what goes with it, in a transaction of its own. */
    protected static <E extends Record> boolean delete(Store store, EntityType<E> type, long id) {
        return store.write(transaction -> transaction.delete(type, id));
    }

    /** The row with this id, read in a transaction of its own. */
    protected static <E> Optional<E> get(Store store, EntityType<E> type, long id) {
        return store.read(transaction -> transaction.get(type, id));
    }

    /** The rows of a query, read in a transaction of its own. */
    protected static <E> List<E> list(Store store, Query<E> query) {
        return store.read(transaction -> transaction.list(query));
    }

    /** How many rows match, counted in a transaction of its own. */
    protected static <E> long count(Store store, EntityType<E> type, Predicate<E> predicate) {
        return store.read(transaction -> transaction.count(type, predicate));
    }

    /** All rows by the stored name of their type, each in ascending order of the ids. */
    protected static Map<String, List<?>> contents(Store store) {
        return store.read(transaction -> contents(store.schema(), transaction));
    }

    /** As {@link #contents(Store)}, as a transaction sees them. */
    protected static Map<String, List<?>> contents(Schema schema, ReadTransaction transaction) {
        Map<String, List<?>> contents = new LinkedHashMap<>();
        for (EntityType<?> type : schema.types()) {
            contents.put(type.storedName(), transaction.list(type.all()));
        }
        return contents;
    }

    /**
     * Runs, in a transaction of its own, a statement that must be refused, and checks that it changed nothing: not in
     * the transaction, which stays usable and commits, and not in the store.
     */
    protected static <X extends RefusedException> X refused(
            Class<X> type, Store store, Consumer<WriteTransaction> statement) {
        Map<String, List<?>> before = contents(store);
        var sizes = store.statistics().types();
        X refusal = store.write(transaction -> {
            X thrown = assertThrowsExactly(type, () -> statement.accept(transaction));
            assertEquals(before, contents(store.schema(), transaction), "rows in the transaction after a refusal");
            return thrown;
        });
        assertEquals(before, contents(store), "rows after a refusal");
        assertEquals(sizes, store.statistics().types(), "sizes after a refusal");
        return refusal;
    }
}
