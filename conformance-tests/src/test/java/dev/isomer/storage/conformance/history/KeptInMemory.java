package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.spi.Driver;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engine of sorted maps, whose databases stay when they are closed and are found again by their folder. */
final class KeptInMemory {
    private KeptInMemory() {}

    /** Puts a driver around another one. */
    interface Around {
        Driver driver(Driver working, boolean reopened);
    }

    /** The engine without a defect. */
    static TestedEngine engine() {
        return engine((working, reopened) -> working);
    }

    /** An engine with something put around each driver. */
    static TestedEngine engine(Around around) {
        TestedEngine working = TestedEngine.of(new SortedMapEngine());
        Map<Path, Driver> kept = new ConcurrentHashMap<>();
        return (schema, options, folder) -> {
            boolean reopened = kept.containsKey(folder);
            Driver inner = kept.computeIfAbsent(folder, path -> working.driver(schema, options, path));
            return around.driver(new Kept(inner), reopened);
        };
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
