package dev.isomer.storage.conformance.sortedmap;

import dev.isomer.storage.conformance.sortedmap.SortedMapTransaction.Table;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Opens stores of sorted maps by the URL {@code sortedmap:}. */
public final class SortedMapEngine implements EngineProvider {
    @Override
    public String scheme() {
        return "sortedmap";
    }

    @Override
    public Driver open(String url, Schema schema, EngineOptions options) {
        if (!url.equals("sortedmap:")) {
            throw new CannotOpenException("The URL of this engine is 'sortedmap:' with nothing after it.", null);
        }
        Map<EntityType<?>, Table<?>> tables = new HashMap<>();
        schema.types().forEach(type -> tables.put(type, new Table<>(type, new TreeMap<>(), 0)));
        return new SortedMapDriver(schema, new AtomicReference<>(tables));
    }

    /** Keeps the tables of the newest committed state; none is ever changed, so reads and forks share them. */
    private record SortedMapDriver(Schema schema, AtomicReference<Map<EntityType<?>, Table<?>>> committed)
            implements Driver {
        @Override
        public Reading read(Scope scope) {
            return new SortedMapTransaction(schema, committed);
        }

        @Override
        public Writing write(Scope scope) {
            return new SortedMapTransaction(schema, committed);
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.FORK, Capability.CONSTANT_TIME_FORK);
        }

        @Override
        public Driver fork() {
            return new SortedMapDriver(schema, new AtomicReference<>(committed.get()));
        }

        @Override
        public List<Finding> verify() {
            return new SortedMapTransaction(schema, committed).verify();
        }

        @Override
        public Statistics statistics() {
            Map<EntityType<?>, Table<?>> tables = committed.get();
            List<TypeStatistics> types = schema.types().stream()
                    .map(type -> new TypeStatistics(
                            type.storedName(), tables.get(type).rows().size(), OptionalLong.empty()))
                    .toList();
            return new Statistics(types, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        }

        @Override
        public void close() {
            committed.set(Map.of());
        }
    }
}
