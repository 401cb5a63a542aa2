package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Secret;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.annotation.UniqueKey;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upgrade does to the file, and to others that have it open. */
final class SchemaUpgradeTest {
    @TempDir
    private Path folder;

    private Path file;

    private static final class Old {
        record Badge(
                @Id long id,
                @MaxLength(20) String owner,
                @MaxLength(20) @Secret String code,
                int number) {}
    }

    private static final class New {
        @UniqueKey({"owner", "number"})
        record Badge(
                @Id long id,
                @MaxLength(20) String owner,
                @MaxLength(20) @Secret @Unique String code,
                @Unique int number,
                @Nullable String more) {}
    }

    private static Schema schema(Class<? extends Record> type) {
        return Schema.of("badges", EntityType.of(type));
    }

    @BeforeEach
    void make() {
        file = folder.resolve("badges.db");
        try (Store store = SqliteStore.open(file, schema(Old.Badge.class))) {
            store.write(tx -> {
                tx.insert(new Old.Badge(0, "Ada", "hidden", 2));
                tx.insert(new Old.Badge(0, "Bob", "other", 1));
                return tx.insert(new Old.Badge(0, "Eve", "another", 3));
            });
        }
    }

    private void change(String sql) throws Exception {
        Folder.sql(file, sql);
    }

    @Test
    void namesEveryKeyThatTheRowsDoNotAllowAndLeavesTheFile() throws Exception {
        change("UPDATE t_badge SET owner = 'Ada', code = 'hidden', number = 1 WHERE id > 1");
        Map<String, String> before = Folder.content(folder);
        SchemaMismatchException refused =
                assertThrows(SchemaMismatchException.class, () -> SqliteStore.open(file, schema(New.Badge.class)));
        assertEquals(
                List.of(
                        "badge(code) is unique in the program, and 3 rows of the store have ***",
                        "badge(number) is unique in the program, and 2 rows of the store have 1",
                        "badge(owner, number) is unique in the program, and 2 rows of the store have \"Ada\", 1"),
                refused.differences());
        assertEquals(before, Folder.content(folder));
    }

    @Test
    void makesTheSameTablesAsANewFile() throws Exception {
        SqliteStore.open(file, schema(New.Badge.class)).close();
        Path fresh = folder.resolve("fresh.db");
        SqliteStore.open(fresh, schema(New.Badge.class)).close();
        String definitions = "SELECT name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
        assertEquals(Folder.texts(fresh, definitions), Folder.texts(file, definitions));
        String recorded = "SELECT text FROM isomer_schema ORDER BY line";
        assertEquals(Folder.texts(fresh, recorded), Folder.texts(file, recorded));
    }

    @Test
    void waitsForAStoreThatIsOpenAndThenRefuses() throws IOException {
        StoreOptions impatient = StoreOptions.defaults().withWriterWait(Duration.ofMillis(20));
        try (Store old = SqliteStore.open(file, schema(Old.Badge.class))) {
            CannotOpenException refused = assertThrows(
                    CannotOpenException.class, () -> SqliteStore.open(file, schema(New.Badge.class), impatient));
            assertEquals(
                    file + " must be upgraded to the program's schema, and is in use; close it everywhere else first.",
                    refused.getMessage());
            assertEquals(3, old.statistics().rows());
            old.write(tx -> tx.insert(new Old.Badge(0, "Joe", "fourth", 4)));
            assertEquals(List.of(), old.verify());
        }
        try (Store store = SqliteStore.open(file, schema(New.Badge.class), impatient)) {
            assertEquals(4, store.statistics().rows());
            assertEquals(List.of(), store.verify());
        }
        assertEquals(List.of("badges.db"), List.copyOf(Folder.content(folder).keySet()));
    }

    @Test
    void isUpgradedOnceByManyThatOpenIt() throws Exception {
        int many = 6;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Store>> opening = new ArrayList<>();
            CountDownLatch ready = new CountDownLatch(many);
            for (int i = 0; i < many; i++) {
                opening.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return SqliteStore.open(file, schema(New.Badge.class));
                }));
            }
            for (Future<Store> one : opening) {
                try (Store store = one.get()) {
                    assertEquals(3, store.statistics().rows());
                    assertEquals(List.of(), store.verify());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void upgradesAStoreThatWasNotClosed() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy")).resolve("badges.db");
        try (Store store = SqliteStore.open(file, schema(Old.Badge.class))) {
            store.write(tx -> tx.insert(new Old.Badge(0, "Joe", "fourth", 4)));
            Files.copy(file, copy);
            Files.copy(folder.resolve("badges.db-wal"), copy.resolveSibling("badges.db-wal"));
        }
        try (Store store = SqliteStore.open(copy, schema(New.Badge.class))) {
            assertEquals(4, store.statistics().rows());
            assertEquals(List.of(), store.verify());
        }
    }
}
