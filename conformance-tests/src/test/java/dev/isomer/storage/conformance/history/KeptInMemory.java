package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.broken.LimitDefects;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine of sorted maps with a memory limit, whose databases stay when they are closed, are found again by their
 * folder, and go on with a wider schema.
 */
final class KeptInMemory {
    private static final TestedEngine WORKING = TestedEngine.of(new SortedMapEngine());

    private KeptInMemory() {}

    /** What is put around each driver, and done with it. */
    @FunctionalInterface
    interface Around {
        Driver driver(Driver working, boolean reopened);

        /** Gives a driver its memory limit. */
        default Driver limited(Driver working, Schema schema, EngineOptions options) {
            return LimitDefects.limited(working, schema, options);
        }

        /** A row of an upgraded database, as it should be when it is given. */
        default Record upgraded(EntityType<Record> type, Record row) {
            return row;
        }
    }

    /** The engine without a defect. */
    static TestedEngine engine() {
        return engine((working, reopened) -> working);
    }

    /** An engine with something put around each driver. */
    static TestedEngine engine(Around around) {
        Map<Path, Database> databases = new ConcurrentHashMap<>();
        return (schema, options, folder) -> {
            boolean reopened = databases.containsKey(folder);
            Database database = databases.compute(folder, (path, earlier) -> {
                boolean kept = earlier != null && earlier.schema() == schema;
                return kept ? earlier : Database.of(schema, options, path, earlier, around);
            });
            return around.driver(around.limited(database.driver(), schema, options), reopened);
        };
    }

    private record Database(Schema schema, Driver driver) {
        static Database of(
                Schema schema, EngineOptions options, Path folder, @Nullable Database earlier, Around around) {
            Database made = new Database(schema, new Kept(WORKING.driver(schema, options, folder)));
            if (earlier != null) {
                try (Store before = earlier.store();
                        Store after = made.store()) {
                    new Upgrade(earlier.schema(), schema).migrate(before, after);
                    schema.types().forEach(type -> change(after, Family.ofRecords(type), around));
                }
            }
            return made;
        }

        private static void change(Store store, EntityType<Record> type, Around around) {
            store.write(transaction -> {
                transaction.list(type.all()).forEach(row -> transaction.update(around.upgraded(type, row)));
                return true;
            });
        }

        private Store store() {
            return Store.over(driver, schema, StoreOptions.defaults());
        }
    }

    private static final class Kept extends ForwardingDriver {
        Kept(Driver inner) {
            super(inner);
        }

        @Override
        public Set<Capability> capabilities() {
            Set<Capability> capabilities = EnumSet.of(Capability.PERSISTENT);
            capabilities.addAll(super.capabilities());
            return capabilities;
        }

        @Override
        public void close() {}
    }
}
