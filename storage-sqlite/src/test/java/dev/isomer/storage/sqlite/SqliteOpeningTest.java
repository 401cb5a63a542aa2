package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Opening;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file tells when it is opened. */
final class SqliteOpeningTest {
    private static final String PROMISE =
            "Each commit is on the disk when it returns: neither a crash nor a power cut loses it.";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("x.db");
    }

    private Store open() {
        return SqliteStore.open(file(), Library.SCHEMA);
    }

    @Test
    void theRowsOfEachTypeAndThePromiseAreTold() {
        try (Store store = open()) {
            assertEquals(
                    new Opening(PROMISE, Map.of("shelf", 0L, "book", 0L, "order", 0L), List.of()), store.opening());
            Shelf shelf = store.repository(Shelf.TYPE).insert(Shelf.named("first"));
            store.repository(Book.TYPE).insert(Book.on("a", shelf.id()));
            store.repository(Book.TYPE).insert(Book.on("b", shelf.id()));
        }
        try (Store store = open()) {
            assertEquals(
                    List.of("Recovered: 1 shelf, 2 book, 0 order.", PROMISE),
                    store.opening().lines());
        }
    }

    @Test
    void aForkTellsThatNothingIsKept() {
        try (Store store = open();
                Store fork = store.fork()) {
            assertEquals(
                    List.of("A copy in a temporary file: everything is gone when it is closed or the program ends."),
                    fork.opening().lines());
        }
    }

    @Test
    void whatCannotBeCountedIsLeftToVerify() throws Exception {
        open().close();
        Folder.sql(file(), "DROP TABLE t_order");
        try (Store store = open()) {
            assertEquals(new Opening(PROMISE, Map.of(), List.of()), store.opening());
            assertEquals(1, store.verify().size());
        }
    }
}
