package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ids, rows and unique values that are not what they should be. */
final class RowDefects {
    private RowDefects() {}

    /** An id in the row is kept where it is free. */
    static Defect insertKeepsTheIdOfTheRow() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                long own = type.idOf(row);
                boolean usable = id == 0 && own > 0 && own <= Limits.GREATEST_ID && get(type, own) == null;
                return super.insert(type, row, usable ? own : id);
            }
        });
    }

    /** As one sequence for all tables. */
    static Defect allTypesCountTogether() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                long last =
                        schema.types().stream().mapToLong(this::lastId).max().orElse(0);
                return super.insert(type, row, id == 0 && last < Limits.GREATEST_ID ? last + 1 : id);
            }
        });
    }

    /** As the identity columns of PostgreSQL do: a given id does not raise the counter. */
    static Defect givenIdLeavesTheCounter() {
        Map<EntityType<?>, Long> before = new ConcurrentHashMap<>();
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                if (id > 0) {
                    before.putIfAbsent(type, lastId(type));
                    return super.insert(type, row, id);
                }
                Long next = type.references().isEmpty() ? before.computeIfPresent(type, (key, last) -> last + 1) : null;
                return super.insert(type, row, next == null || get(type, next) != null ? 0 : next);
            }
        });
    }

    /** What a given id has raised a counter to stays although the transaction is rolled back. */
    static Defect rollbackKeepsTheCounter() {
        return new Defect() {
            @Override
            public Writing write(Driver working, Scope scope, Schema schema) {
                Map<EntityType<?>, Long> raised = new HashMap<>();
                ForwardingWriting given = new ForwardingWriting(working.write(scope)) {
                    @Override
                    public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                        raised.merge(type, id, Math::max);
                        return super.insert(type, row, id);
                    }
                };
                return new Ending(given, () -> {}, () -> {
                    Writing again = working.write(scope);
                    raised.forEach((type, id) -> again.raiseLastId(type, again.lastId(type) == 0 ? 0 : id));
                    again.seal().await();
                });
            }
        };
    }

    /** As MySQL does after a restart, and some stores at once: the counter is the greatest id that is there. */
    static Defect counterIsTheGreatestRow() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public long lastId(EntityType<?> type) {
                return greatest(reading, type);
            }
        });
    }

    static <E> long greatest(Reading reading, EntityType<E> type) {
        return new OwnQueries(reading)
                .matching(type, all()).stream().mapToLong(type::idOf).max().orElse(0);
    }

    /** As {@code max(id) + 1} does. */
    static Defect insertCountsFromTheRows() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                long next = greatest(writing(), type) + 1;
                return super.insert(type, row, id == 0 && next <= Limits.GREATEST_ID ? next : id);
            }
        });
    }

    /** A counter that is raised without a row stays. */
    static Defect raisedCounterIsForgotten() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public void raiseLastId(EntityType<?> type, long id) {}
        });
    }

    /** As SQLite does after its greatest id: another one that is free is looked for. */
    static Defect idsGoOnAfterTheGreatest() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                E inserted = super.insert(type, row, id);
                if (inserted != null || id != 0 || lastId(type) < Limits.GREATEST_ID) {
                    return inserted;
                }
                long free = 1;
                while (get(type, free) != null) {
                    free++;
                }
                return super.insert(type, row, free);
            }
        });
    }

    /** What comes back from an insert has no value where it may have none. */
    static Defect insertReturnsOnlyWhatMustBeThere() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                E inserted = super.insert(type, row, id);
                if (inserted == null) {
                    return null;
                }
                @Nullable Object[] values = type.valuesOf(inserted);
                type.attributes().stream()
                        .filter(Attribute::isNullable)
                        .forEach(attribute -> values[attribute.ordinal()] = null);
                return type.create(values);
            }
        });
    }

    /** As {@code insert or replace} does: the row that has the unique value is deleted. */
    static Defect insertReplacesTheRowInItsWay() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                for (Key<E> key : type.keys()) {
                    @Nullable Object[] values = key.valuesOf(row);
                    E other =
                            key.unique() && Arrays.stream(values).allMatch(Objects::nonNull) ? find(key, values) : null;
                    if (other != null) {
                        super.delete(List.of(new IdSet(type, List.of(type.idOf(other)))), List.of());
                    }
                }
                return super.insert(type, row, id);
            }
        });
    }

    /** A text in a key ends where a sign comes that separates the values of the key. */
    static Defect textInAKeyEndsAtASeparator() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                for (Key<E> key : type.keys()) {
                    String own = joined(key, row);
                    for (E other : new OwnQueries(reading).matching(type, all())) {
                        if (key.unique()
                                && key.attributes().size() > 1
                                && joined(key, other).equals(own)
                                && !Arrays.equals(key.valuesOf(other), key.valuesOf(row))) {
                            super.delete(List.of(new IdSet(type, List.of(type.idOf(other)))), List.of());
                        }
                    }
                }
                return super.insert(type, row, id);
            }
        });
    }

    private static <E> Condition<E> all() {
        return new Condition.All<>(List.of());
    }

    private static <E> String joined(Key<E> key, E row) {
        StringBuilder joined = new StringBuilder();
        for (Object value : key.valuesOf(row)) {
            joined.append(String.valueOf(value).replaceAll("(?s)\u0001.*", "")).append('\u0001');
        }
        return joined.toString();
    }

    /** A unique text is looked up by its first twelve letters. */
    static Defect uniqueTextIsFoundByItsBeginning() {
        return new Defect() {
            @Override
            public Reading reading(Reading working) {
                return new OwnQueries(working) {
                    @Override
                    public <E> @Nullable E find(Key<E> key, Object[] values) {
                        if (values.length > 1 || !(values[0] instanceof String text) || text.length() <= 12) {
                            return super.find(key, values);
                        }
                        return matching(key.entityType(), all()).stream()
                                .filter(row -> key.valuesOf(row)[0] instanceof String other
                                        && other.startsWith(text.substring(0, 12)))
                                .findFirst()
                                .orElse(null);
                    }
                };
            }
        };
    }

    /** An update leaves what is in a plain index as it was. */
    static Defect updateLeavesWhatIsIndexed() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                E before = get(type, type.idOf(row));
                @Nullable Object[] values = type.valuesOf(row);
                for (Key<E> key : type.keys()) {
                    if (!key.unique() && before != null) {
                        key.attributes().forEach(attribute -> values[attribute.ordinal()] = attribute.get(before));
                    }
                }
                return super.update(type, type.create(values));
            }
        });
    }

    /** An update leaves a reference to another row as it was. */
    static Defect updateLeavesReferences() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                E before = get(type, type.idOf(row));
                @Nullable Object[] values = type.valuesOf(row);
                for (Reference<E> reference : type.references()) {
                    if (before != null && values[reference.attribute().ordinal()] != null) {
                        values[reference.attribute().ordinal()] =
                                reference.attribute().get(before);
                    }
                }
                return super.update(type, type.create(values));
            }
        });
    }
}
