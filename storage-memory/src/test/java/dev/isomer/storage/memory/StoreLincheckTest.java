package dev.isomer.storage.memory;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.memory.LincheckItems.Item;
import dev.isomer.storage.model.Statistics;
import java.time.Duration;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The façade with this engine: writers, readers, forks and statistics beside one another and beside closing. */
@Tag("lincheck")
@Tag("concurrency")
final class StoreLincheckTest {
    @Test
    void aStoreIsLinearizable() {
        Linearizable.assertLinearizableUnderStress(WholeStore.class);
    }

    @Test
    void aStoreThatIsClosedIsClosedForAll() {
        Linearizable.assertLinearizableUnderStress(ClosedStore.class);
    }

    /** What a store does. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    public static class WholeStore {
        final Store store =
                MemoryStore.open(LincheckItems.SCHEMA, StoreOptions.defaults().withCloseWait(Duration.ofMinutes(1)));

        static String unlessClosed(Supplier<Object> call) {
            try {
                return call.get().toString();
            } catch (StoreClosedException closed) {
                return "closed";
            }
        }

        @Operation
        public String insert(@Param(name = "number") int number) {
            return unlessClosed(() -> {
                try {
                    return store.write(tx -> tx.insert(new Item(0, "name " + number, number)));
                } catch (UniqueViolationException taken) {
                    return taken.value();
                }
            });
        }

        @Operation
        public String delete(@Param(name = "number") int id) {
            return unlessClosed(() -> store.write(tx -> tx.delete(LincheckItems.TYPE, id)));
        }

        @Operation
        public String list() {
            return unlessClosed(() -> store.read(tx -> tx.list(LincheckItems.TYPE.all())));
        }

        @Operation
        public String fork() {
            return unlessClosed(() -> {
                try (Store fork = store.fork()) {
                    return fork.write(tx -> tx.insert(new Item(0, "forked", 0))) + " " + fork.verify();
                }
            });
        }

        @Operation
        public String rowsAndBytes() {
            return unlessClosed(() -> {
                Statistics statistics = store.statistics();
                return statistics.rows() + " " + statistics.usedBytes();
            });
        }
    }

    /** The same, and closing. */
    @Param(name = "number", gen = IntGen.class, conf = "1:2")
    public static class ClosedStore extends WholeStore {
        @Operation
        public void close() {
            store.close();
        }
    }
}
