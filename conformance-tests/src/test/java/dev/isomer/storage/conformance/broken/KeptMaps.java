package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaStep;
import dev.isomer.storage.model.SchemaUpgrade;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A persistent engine of sorted maps: what a database holds when it is closed is kept by its folder, in stored names
 * and without the program's records, and upgraded when it is opened again. As it stands nothing is wrong.
 */
class KeptMaps implements TestedEngine {
    private static final TestedEngine WORKING = TestedEngine.of(new SortedMapEngine());

    private final Map<Path, Saved> kept = new ConcurrentHashMap<>();

    /**
     * What a database held when it was closed.
     *
     * @param tables by the stored name of their type
     */
    record Saved(RecordedSchema schema, Map<String, SavedTable> tables) {}

    /**
     * One type's rows and counter.
     *
     * @param rows by id, each its values by stored name, an enum's as the constant's name
     */
    record SavedTable(Map<Long, Map<String, Object>> rows, long lastId) {
        static SavedTable empty() {
            return new SavedTable(Map.of(), 0);
        }
    }

    /** What is kept at the end, given what was there when the last write began. */
    Saved saved(Saved atLastWrite, Saved now) {
        return now;
    }

    /** What opening goes on with, which may be nothing, given what was kept. */
    @Nullable
    Saved opened(Saved kept, Schema schema) {
        return kept;
    }

    /** What to do with a database of another schema; if it is not refused it is made anew. */
    void mismatched(Path folder, SchemaMismatchException refusal) {
        throw refusal;
    }

    /** The value of a row that is older than the attribute. */
    @Nullable
    Object valueOfOld(SchemaStep.AddAttribute step) {
        return step.value();
    }

    /** The constant of an enum that was kept by its name. */
    Object constant(Attribute<?, ?> attribute, String name, Saved saved) {
        return attribute.constant(name);
    }

    /** Whether several rows with one value keep a unique key from being added. */
    boolean collides() {
        return true;
    }

    /** What is recorded after an upgrade. */
    RecordedSchema recorded(RecordedSchema before, SchemaUpgrade upgrade) {
        return upgrade.result();
    }

    /** The driver of a database that has been upgraded so. */
    Driver upgraded(Driver working, SchemaUpgrade upgrade, Schema schema, EngineOptions options) {
        return working;
    }

    /** Forgets a database. */
    final void forget(Path folder) {
        kept.remove(folder);
    }

    @Override
    public Path newFolder() {
        return Path.of(UUID.randomUUID().toString());
    }

    @Override
    public void remove(Path folder) {
        forget(folder);
    }

    @Override
    public final Driver driver(Schema schema, EngineOptions options, Path folder) {
        Driver working = WORKING.driver(schema, options, folder);
        RecordedSchema recorded = RecordedSchema.of(schema);
        Saved before = kept.get(folder);
        Saved saved = before == null ? null : opened(before, schema);
        if (saved != null) {
            try {
                SchemaUpgrade upgrade = SchemaUpgrade.of("This store", saved.schema(), schema);
                load(working, schema, saved, upgrade);
                recorded = recorded(saved.schema(), upgrade);
                working = upgraded(working, upgrade, schema, options);
            } catch (SchemaMismatchException refusal) {
                mismatched(folder, refusal);
            }
        }
        return new Kept(working, schema, recorded, folder);
    }

    private void load(Driver working, Schema schema, Saved saved, SchemaUpgrade upgrade) {
        Loading loading = new Loading(working, schema);
        for (SchemaStep step : upgrade.steps()) {
            if (step instanceof SchemaStep.AddAttribute added) {
                loading.added.put(added.attribute(), valueOfOld(added));
            } else if (step instanceof SchemaStep.AddKey added && added.key().unique() && collides()) {
                refuseCollision(saved, added);
            }
        }
        loading.load(saved);
    }

    private static void refuseCollision(Saved saved, SchemaStep.AddKey step) {
        Map<List<Object>, Long> counts = new LinkedHashMap<>();
        SavedTable table = saved.tables().getOrDefault(step.type().storedName(), SavedTable.empty());
        for (Map<String, Object> row : table.rows().values()) {
            List<Object> values = new ArrayList<>();
            step.key().attributes().forEach(attribute -> values.add(row.get(attribute.storedName())));
            if (!values.contains(null)) {
                counts.merge(values, 1L, Long::sum);
            }
        }
        counts.forEach((values, count) -> {
            if (count > 1) {
                throw new SchemaMismatchException("This store", List.of(step.collision(values, count)), false);
            }
        });
    }

    /** Puts what was kept into a new driver: first the rows without references that can be null, then those. */
    private final class Loading {
        private final Driver driver;
        private final Schema schema;
        private final Map<Attribute<?, ?>, @Nullable Object> added = new HashMap<>();

        Loading(Driver driver, Schema schema) {
            this.driver = driver;
            this.schema = schema;
        }

        void load(Saved saved) {
            Writing writing = driver.write(Driver.Scope.TRANSACTION);
            for (int pass = 0; pass < schema.types().size(); pass++) {
                schema.types().forEach(type -> insert(writing, type, saved));
            }
            schema.types().forEach(type -> complete(writing, type, saved));
            writing.seal().await();
        }

        private SavedTable table(EntityType<?> type, Saved saved) {
            return saved.tables().getOrDefault(type.storedName(), SavedTable.empty());
        }

        private <E> void insert(Writing writing, EntityType<E> type, Saved saved) {
            table(type, saved).rows().forEach((id, row) -> {
                if (writing.get(type, id) == null) {
                    E whole = type.create(values(type, row, saved));
                    for (Reference<E> reference : type.references()) {
                        whole = reference.attribute().isNullable() ? reference.cleared(whole) : whole;
                    }
                    writing.insert(type, whole, id);
                }
            });
            writing.raiseLastId(type, table(type, saved).lastId());
        }

        private <E> void complete(Writing writing, EntityType<E> type, Saved saved) {
            table(type, saved)
                    .rows()
                    .values()
                    .forEach(row -> writing.update(type, type.create(values(type, row, saved))));
        }

        private @Nullable Object[] values(EntityType<?> type, Map<String, Object> row, Saved saved) {
            @Nullable Object[] values = new @Nullable Object[type.components().size()];
            for (Attribute<?, ?> attribute : type.components()) {
                Object value = row.get(attribute.storedName());
                boolean isConstant =
                        value instanceof String && attribute.javaClass().isEnum();
                values[attribute.ordinal()] = added.containsKey(attribute)
                        ? added.get(attribute)
                        : isConstant ? constant(attribute, (String) value, saved) : value;
            }
            return values;
        }
    }

    /** Keeps what it holds when it is closed. */
    private final class Kept extends ForwardingDriver {
        private final Schema schema;
        private final RecordedSchema recorded;
        private final Path folder;
        private volatile Saved atLastWrite;

        Kept(Driver working, Schema schema, RecordedSchema recorded, Path folder) {
            super(working);
            this.schema = schema;
            this.recorded = recorded;
            this.folder = folder;
            this.atLastWrite = now();
            kept.put(folder, atLastWrite);
        }

        private Saved now() {
            Reading reading = inner().read(Scope.TRANSACTION);
            Map<String, SavedTable> tables = new HashMap<>();
            schema.types().forEach(type -> tables.put(type.storedName(), table(reading, type)));
            reading.end();
            return new Saved(recorded, tables);
        }

        private <E> SavedTable table(Reading reading, EntityType<E> type) {
            Map<Long, Map<String, Object>> rows = new LinkedHashMap<>();
            for (E row : new OwnQueries(reading).matching(type, new Condition.All<>(List.of()))) {
                Map<String, Object> values = new HashMap<>();
                for (Attribute<E, ?> attribute : type.components()) {
                    Object value = attribute.get(row);
                    values.put(attribute.storedName(), value instanceof Enum<?> constant ? constant.name() : value);
                }
                rows.put(type.idOf(row), values);
            }
            return new SavedTable(rows, reading.lastId(type));
        }

        @Override
        public Writing write(Scope scope) {
            Saved before = now();
            return new Ending(super.write(scope), () -> atLastWrite = before, () -> {});
        }

        @Override
        public Set<Capability> capabilities() {
            Set<Capability> capabilities = EnumSet.of(Capability.PERSISTENT);
            capabilities.addAll(super.capabilities());
            return capabilities;
        }

        @Override
        public void close() {
            kept.put(folder, saved(atLastWrite, now()));
            super.close();
        }
    }
}
