package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Shelf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads that write as they like: whatever is committed with what, nothing is lost. */
@Tag("concurrency")
final class ParallelWritesTest {
    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Store open(StoreOptions options) {
        return SqliteStore.open(folder.resolve("library.db"), Library.SCHEMA, options);
    }

    @Test
    void everyWriteRunsTwiceIfToldTo() throws Exception {
        StoreOptions twice = StoreOptions.defaults().withWritesRunTwice(true);
        try (Store store = open(twice)) {
            inserts(List.of(store), 4, 10);
        }
    }

    @Test
    void twoStoresOnOneFileTakeTurns() throws Exception {
        try (Store one = open(StoreOptions.defaults());
                Store other = open(StoreOptions.defaults())) {
            inserts(List.of(one, other), 4, 25);
        }
    }

    /** So many threads for each store insert so many rows; their ids have no gaps. */
    private void inserts(List<Store> stores, int threadsEach, int rowsEach) throws Exception {
        List<Callable<List<Long>>> loops = new ArrayList<>();
        for (int i = 0; i < stores.size() * threadsEach; i++) {
            Store store = stores.get(i % stores.size());
            String prefix = "shelf " + i + "-";
            loops.add(() -> LongStream.range(0, rowsEach)
                    .map(row -> store.write(tx -> tx.insert(Shelf.named(prefix + row)))
                            .id())
                    .boxed()
                    .toList());
        }
        List<Long> ids = new ArrayList<>();
        for (Future<List<Long>> loop : threads.invokeAll(loops)) {
            ids.addAll(loop.get());
        }
        long rows = (long) loops.size() * rowsEach;
        assertEquals(
                LongStream.rangeClosed(1, rows).boxed().toList(),
                ids.stream().sorted().toList());
        for (Store store : stores) {
            assertEquals(rows, store.repository(Shelf.TYPE).count());
            assertEquals(List.of(), store.verify());
        }
    }
}
