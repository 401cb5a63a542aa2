package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.WriterQueue;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.Sealed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Writes that share a transaction, on the driver itself, one step after the other; the queue is what a test says. */
abstract class GroupTopic {
    static final long NEVER = TimeUnit.HOURS.toNanos(1);

    @TempDir
    private Path folder;

    final Waiting queue = new Waiting();
    SqliteDriver driver;

    /** Who waits, by what a test says. */
    static final class Waiting implements WriterQueue {
        volatile boolean isAnother = true;
        volatile boolean isAgain;

        @Override
        public boolean isAnotherWaiting() {
            return isAnother;
        }

        @Override
        public boolean isRunAgain() {
            return isAgain;
        }
    }

    final void open(GroupLimits limits) {
        SqliteFile file =
                new SqliteFile(folder.resolve("library.db"), Library.SCHEMA, Duration.ofSeconds(1), List.of());
        driver = SqliteDriver.open(file, Library.SCHEMA, limits);
        driver.serve(queue);
    }

    final void open() {
        open(new GroupLimits(100, NEVER, NEVER));
    }

    @AfterEach
    void verifyAndClose() {
        assertEquals(List.of(), driver.verify());
        driver.close();
    }

    final Writing begin() {
        return driver.write(Scope.TRANSACTION);
    }

    static long insert(Writing writing, String name) {
        Shelf inserted = writing.insert(Shelf.TYPE, Shelf.named(name), 0);
        return inserted == null ? 0 : inserted.id();
    }

    final Sealed write(String name) {
        Writing writing = begin();
        insert(writing, name);
        return writing.seal();
    }

    final Sealed writeLast(String name) {
        queue.isAnother = false;
        return write(name);
    }

    final List<String> names() {
        Reading reading = driver.read(Scope.TRANSACTION);
        try {
            return names(reading);
        } finally {
            reading.end();
        }
    }

    static List<String> names(Reading reading) {
        List<String> names = new ArrayList<>();
        Query<Shelf> all = Shelf.TYPE.all();
        reading.scan(Selection.of(all), shelf -> names.add(shelf.name()));
        return names;
    }
}
