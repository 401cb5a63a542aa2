package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.catalog.model.Server;
import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.TransactionTimeoutException;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import dev.isomer.storage.sqlite.SqliteStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies from store to store; random ones are copied by {@link SnapshotRoundTripTest}. */
final class StoreCopyTest {
    @TempDir
    Path folder;

    private static Store library() {
        Store store = MemoryStore.open(Library.SCHEMA);
        Library.fill(store);
        return store;
    }

    private Store sqlite(String name) {
        return SqliteStore.open(folder.resolve(name), Library.SCHEMA);
    }

    @Test
    void aFileOfTheOtherEngineHasTheRowsForOtherPrograms() throws SQLException {
        Instant now = Instant.parse("2026-01-31T12:34:56.789012Z");
        try (Store store = MemoryStore.open(CatalogSchema.SCHEMA);
                Store file = SqliteStore.open(folder.resolve("dump.db"), CatalogSchema.SCHEMA)) {
            store.repository(Server.TYPE).insert(new Server(0, "echo", "x", null, now, now, true));
            StoreCopy.between(store, file).run(progress -> {});
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("dump.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, definition FROM t_server")) {
            assertEquals(true, rows.next());
            assertEquals(List.of("echo", "x"), List.of(rows.getString(1), rows.getString(2)));
            assertEquals(false, rows.next());
        }
    }

    @Test
    void countsAndHashesAreTheSameOnBothSides() {
        try (Store from = library();
                Store to = sqlite("to.db")) {
            List<TypeTotal> before = ContentHashes.of(from);
            StoreCopy copy = StoreCopy.between(from, to);
            assertEquals(List.of(), copy.obstacles());
            assertEquals(0, to.statistics().rows());
            List<Progress> steps = new ArrayList<>();
            assertEquals(before, copy.run(steps::add));
            assertEquals(before, ContentHashes.of(to));
            assertEquals(before, ContentHashes.of(from));
            assertEquals(List.of(new Progress(Library.Book.TYPE, 8, 8)), steps);
            assertEquals(List.of(), to.verify());
            Library.Author next = to.repository(Library.Author.TYPE).insert(new Library.Author(0, "next", null));
            assertEquals(8, next.id());
        }
    }

    @Test
    void aStoreThatHasRowsIsReplacedOnlyWhenAsked() {
        try (Store from = library();
                Store to = sqlite("to.db")) {
            to.repository(Library.Author.TYPE).insertWithId(new Library.Author(100, "there", null));
            Library.Author another = to.repository(Library.Author.TYPE).insert(new Library.Author(0, "another", null));
            StoreCopy copy = StoreCopy.between(from, to);
            assertEquals(
                    List.of("The store has, or had, rows of author; use one that never had any, or say that its rows"
                            + " are to be replaced."),
                    copy.obstacles());
            SnapshotRefusedException refused =
                    assertThrowsExactly(SnapshotRefusedException.class, () -> copy.run(progress -> {}));
            assertEquals(Reason.NOT_EMPTY, refused.reason());
            assertEquals(2, to.statistics().rows());
            assertEquals(List.of(), copy.replacing().obstacles());
            assertEquals(2, to.statistics().rows());
            List<TypeTotal> replaced = copy.replacing().run(progress -> {});
            assertEquals(another.id(), replaced.get(1).lastId());
            assertEquals(2, replaced.get(1).rows());
            assertEquals(List.of(), to.verify());
        }
    }

    @Test
    void storesOfOtherTypesAreRefusedWithEachType() {
        Schema authors = Schema.of("authors", Library.Author.TYPE);
        try (Store from = library();
                Store to = MemoryStore.open(authors)) {
            StoreCopy copy = StoreCopy.between(from, to);
            assertEquals(2, copy.obstacles().size());
            assertEquals(
                    "The type book is in the schema of the first store alone; open both with one schema, or use a"
                            + " Migration.",
                    copy.obstacles().get(0));
            SnapshotRefusedException refused =
                    assertThrowsExactly(SnapshotRefusedException.class, () -> copy.run(progress -> {}));
            assertEquals(Reason.SCHEMA, refused.reason());
        }
    }

    @Test
    void aLimitOfMemoryIsAnObstacleAndLeavesTheStoreEmpty() {
        StoreOptions small = StoreOptions.defaults().withMemoryLimitBytes(1_500);
        try (Store from = library();
                Store to = MemoryStore.open(Library.SCHEMA, small)) {
            List<TypeTotal> before = ContentHashes.of(to);
            StoreCopy copy = StoreCopy.between(from, to);
            MemoryLimitExceededException refused =
                    assertThrowsExactly(MemoryLimitExceededException.class, () -> copy.run(progress -> {}));
            assertEquals(List.of(refused.getMessage()), copy.obstacles());
            assertEquals(before, ContentHashes.of(to));
        }
    }

    @Test
    void aLimitOfTimeLeavesTheStoreEmpty() {
        AtomicLong now = new AtomicLong();
        StoreOptions options = StoreOptions.defaults()
                .withWriteLimit(Duration.ofMillis(1))
                .withTicker(() -> now.addAndGet(Duration.ofMillis(1).toNanos()));
        try (Store from = library();
                Store to = MemoryStore.open(Library.SCHEMA, options)) {
            List<TypeTotal> before = ContentHashes.of(to);
            StoreCopy copy = StoreCopy.between(from, to);
            assertThrowsExactly(TransactionTimeoutException.class, () -> copy.run(progress -> {}));
            assertEquals(1, copy.obstacles().size());
            assertEquals(before, ContentHashes.of(to));
        }
    }

    @Test
    void whatStopsTheProgressStopsTheCopy() {
        IllegalStateException stopped = new IllegalStateException("stopped by the user");
        try (Store from = library();
                Store to = sqlite("to.db")) {
            List<TypeTotal> before = ContentHashes.of(to);
            assertEquals(
                    stopped,
                    assertThrowsExactly(
                            IllegalStateException.class,
                            () -> StoreCopy.between(from, to).run(progress -> {
                                throw stopped;
                            })));
            assertEquals(before, ContentHashes.of(to));
        }
    }

    @Test
    void aStoreIsNotCopiedToItself() {
        try (Store store = library()) {
            assertThrowsExactly(IllegalArgumentException.class, () -> StoreCopy.between(store, store));
        }
    }

    @Test
    void hashesTellRowsApart() {
        try (Store store = library()) {
            List<TypeTotal> before = ContentHashes.of(store);
            store.write(tx -> {
                Library.Author lem = tx.get(Library.Author.TYPE, 2).orElseThrow();
                return tx.update(new Library.Author(2, lem.name(), "Kraków"));
            });
            List<TypeTotal> after = ContentHashes.of(store);
            assertEquals(before.get(0), after.get(0));
            assertEquals(false, before.get(1).sha256().equals(after.get(1).sha256()));
            assertEquals(before.get(2), after.get(2));
        }
    }
}
