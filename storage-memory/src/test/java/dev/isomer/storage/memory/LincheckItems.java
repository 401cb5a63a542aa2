package dev.isomer.storage.memory;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.Unique;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import dev.isomer.storage.spi.Writing.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A driver of items and how the façade uses it: one writer at a time, who publishes after the next one has been let in.
 * Lincheck makes a subject anew for each schedule.
 */
class LincheckItems {
    /** Something with a unique name. */
    record Item(@Id long id, @Unique @MaxLength(10) String name, int amount) {}

    static final EntityType<Item> TYPE = EntityType.of(Item.class);
    static final Schema SCHEMA = Schema.of("items", TYPE);
    private static final DatabaseShape SHAPE = DatabaseShape.of(SCHEMA);

    final MemoryDriver driver = new MemoryDriver(SHAPE, Long.MAX_VALUE);
    private final Object writer = new Object();

    /** Runs work as the façade does; work that results in null is rolled back. */
    final <R> @Nullable R write(Function<Writing, @Nullable R> work) {
        R result;
        Sealed sealed = () -> {};
        synchronized (writer) {
            Writing writing = begin();
            result = work.apply(writing);
            if (result == null) {
                writing.rollback();
            } else {
                sealed = writing.seal();
            }
        }
        sealed.await();
        return result;
    }

    /** A write that begins. */
    Writing begin() {
        return driver.write(Scope.TRANSACTION);
    }

    final @Nullable Long insert(String name, int amount) {
        return write(writing -> {
            Item inserted = writing.insert(TYPE, new Item(0, name, amount), 0);
            return inserted == null ? null : inserted.id();
        });
    }

    final List<Item> items() {
        Reading reading = driver.read(Scope.TRANSACTION);
        List<Item> items = items(reading);
        reading.end();
        return items;
    }

    final List<Item> items(Reading reading) {
        List<Item> items = new ArrayList<>();
        Condition<Item> all = new Condition.All<>(List.of());
        reading.scan(new Selection<>(TYPE, all, List.of(), false, null, 0, Long.MAX_VALUE), items::add);
        return items;
    }
}
