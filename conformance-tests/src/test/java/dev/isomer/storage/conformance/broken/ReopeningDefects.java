package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaStep;
import dev.isomer.storage.model.SchemaUpgrade;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Persistent engines that keep too little, and upgrades that do too much or too little. */
final class ReopeningDefects {
    private ReopeningDefects() {}

    /** What is said to be kept is not. */
    static KeptMaps reopeningFindsNothing() {
        return new KeptMaps() {
            @Override
            @Nullable
            Saved opened(Saved kept, Schema schema) {
                return null;
            }
        };
    }

    /** As a log does whose end is not written out when it is closed. */
    static KeptMaps reopeningLosesTheLastCommit() {
        return new KeptMaps() {
            @Override
            Saved saved(Saved atLastWrite, Saved now) {
                return atLastWrite;
            }
        };
    }

    private static KeptMaps.Saved withCountersOfTheRows(KeptMaps.Saved saved) {
        Map<String, KeptMaps.SavedTable> tables = new HashMap<>();
        saved.tables().forEach((name, table) -> {
            long greatest =
                    table.rows().keySet().stream().mapToLong(id -> id).max().orElse(0);
            tables.put(name, new KeptMaps.SavedTable(table.rows(), greatest));
        });
        return new KeptMaps.Saved(saved.schema(), tables);
    }

    /** As MySQL did before version 8: ids go on from the greatest that is there. */
    static KeptMaps reopeningForgetsTheCounter() {
        return new KeptMaps() {
            @Override
            Saved saved(Saved atLastWrite, Saved now) {
                return withCountersOfTheRows(now);
            }
        };
    }

    /** As {@code create-drop} does: what does not fit is made anew. */
    static KeptMaps anotherSchemaMakesTheStoreAnew() {
        return new KeptMaps() {
            @Override
            void mismatched(Path folder, SchemaMismatchException refusal) {}
        };
    }

    /** A schema is refused once the database has been emptied for it. */
    static KeptMaps refusedSchemaEmptiesTheStore() {
        return new KeptMaps() {
            @Override
            void mismatched(Path folder, SchemaMismatchException refusal) {
                forget(folder);
                throw refusal;
            }
        };
    }

    /** The first difference is told alone. */
    static KeptMaps firstDifferenceIsToldAlone() {
        return new KeptMaps() {
            @Override
            void mismatched(Path folder, SchemaMismatchException refusal) {
                throw new SchemaMismatchException(
                        "This store", refusal.differences().subList(0, 1), refusal.isStoreNewer());
            }
        };
    }

    /** A newer database is opened, with what the program knows of it. */
    static KeptMaps newerStoreIsOpened() {
        return new KeptMaps() {
            @Override
            void mismatched(Path folder, SchemaMismatchException refusal) {
                if (!refusal.isStoreNewer()) {
                    throw refusal;
                }
            }
        };
    }

    /** It is not told that the database is the newer one. */
    static KeptMaps newerStoreIsJustAnother() {
        return new KeptMaps() {
            @Override
            void mismatched(Path folder, SchemaMismatchException refusal) {
                throw new SchemaMismatchException("This store", refusal.differences(), false);
            }
        };
    }

    /** As {@code EnumType.ORDINAL} does: a constant is the number of its place. */
    static KeptMaps constantsAreKeptByTheirPlace() {
        return new KeptMaps() {
            @Override
            Object constant(Attribute<?, ?> attribute, String name, Saved saved) {
                List<String> recorded = saved.schema()
                        .requireType(attribute.entityType().storedName())
                        .attribute(attribute.storedName())
                        .constants();
                return attribute.javaClass().getEnumConstants()[recorded.indexOf(name)];
            }
        };
    }

    /** What a type has more is used, and forgotten when the store is closed. */
    static KeptMaps addedTypeIsNotRecorded() {
        return new KeptMaps() {
            @Override
            RecordedSchema recorded(RecordedSchema before, SchemaUpgrade upgrade) {
                return upgrade.steps().stream().anyMatch(SchemaStep.AddType.class::isInstance)
                        ? before
                        : upgrade.result();
            }

            @Override
            Saved saved(Saved atLastWrite, Saved now) {
                Map<String, SavedTable> tables = new HashMap<>(now.tables());
                tables.keySet().removeIf(name -> now.schema().type(name) == null);
                return new Saved(now.schema(), tables);
            }
        };
    }

    /** Rows that are there get null although there is a default. */
    static KeptMaps upgradeForgetsADefault() {
        return new KeptMaps() {
            @Override
            @Nullable
            Object valueOfOld(SchemaStep.AddAttribute step) {
                return step.attribute().isNullable() ? null : step.value();
            }
        };
    }

    /** Numbers that are new are zero, whatever their default. */
    static KeptMaps addedNumbersAreZero() {
        return new KeptMaps() {
            @Override
            @Nullable
            Object valueOfOld(SchemaStep.AddAttribute step) {
                return step.value() instanceof Long ? Long.valueOf(0) : step.value();
            }
        };
    }

    /** A unique key that is added to what is there is not kept: the row in the way is replaced. */
    static KeptMaps addedKeyIsNotKept() {
        return new KeptMaps() {
            @Override
            Driver upgraded(Driver working, SchemaUpgrade upgrade, Schema schema, EngineOptions options) {
                return upgrade.steps().stream().anyMatch(SchemaStep.AddKey.class::isInstance)
                        ? RowDefects.insertReplacesTheRowInItsWay().around(working, schema, options)
                        : working;
            }
        };
    }

    /** Of rows that a new unique key does not allow the first stays. */
    static KeptMaps rowsThatAKeyDoesNotAllowAreDropped() {
        return new KeptMaps() {
            @Override
            boolean collides() {
                return false;
            }
        };
    }

    /** An upgraded store counts on from its rows. */
    static KeptMaps upgradeForgetsTheCounters() {
        return new KeptMaps() {
            @Override
            Saved opened(Saved kept, Schema schema) {
                boolean same =
                        RecordedSchema.of(schema).lines().equals(kept.schema().lines());
                return same ? kept : withCountersOfTheRows(kept);
            }
        };
    }
}
