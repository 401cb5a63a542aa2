package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.ValueType;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements that change something else than they should. */
final class ChangeDefects {
    private ChangeDefects() {}

    /** Makes a write with a defect from one that works. */
    @FunctionalInterface
    interface Maker {
        Writing make(Writing working, Reading reading, Schema schema);
    }

    static Defect of(Maker maker) {
        return new Defect() {
            @Override
            public Writing writing(Writing working, Reading reading, Schema schema) {
                return maker.make(working, reading, schema);
            }
        };
    }

    private static <E> Writing.IdSet one(EntityType<E> type, long id) {
        return new Writing.IdSet(type, List.of(id));
    }

    /** As {@code update or replace} does: the row that has the unique value is deleted. */
    static Defect updateReplacesTheRowInItsWay() {
        return of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                for (Key<E> key : type.keys()) {
                    Object[] values = key.valuesOf(row);
                    E other = key.unique() && !Arrays.asList(values).contains(null) ? find(key, values) : null;
                    if (other != null && type.idOf(other) != type.idOf(row)) {
                        writing().delete(List.of(one(type, type.idOf(other))), List.of());
                    }
                }
                return super.update(type, row);
            }
        });
    }

    /** Null in a unique key is like any value, and what has the same ones is replaced. */
    static Defect nullIsUniqueAndReplaced() {
        return of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                E inserted = super.insert(type, row, id);
                for (Key<E> key : type.keys()) {
                    Object[] values = key.valuesOf(row);
                    E other = key.unique() && Arrays.asList(values).contains(null) ? find(key, values) : null;
                    if (inserted != null && other != null && type.idOf(other) != type.idOf(inserted)) {
                        writing().delete(List.of(one(type, type.idOf(other))), List.of());
                    }
                }
                return inserted;
            }
        });
    }

    /** As {@code insert or replace} does. */
    static Defect insertWithIdOverwrites() {
        return of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                boolean taken = id > 0 && get(type, id) != null;
                return taken && super.update(type, type.withId(row, id)) == Outcome.DONE
                        ? type.withId(row, id)
                        : super.insert(type, row, id);
            }
        });
    }

    /** As the sequences of most databases do. */
    static Defect refusedInsertUsesUpAnId() {
        return of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private final Set<EntityType<?>> refused = new HashSet<>();

            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                E inserted = super.insert(type, row, id);
                if (inserted == null) {
                    refused.add(type);
                } else if (id == 0 && refused.remove(type)) {
                    super.delete(List.of(one(type, type.idOf(inserted))), List.of());
                    return super.insert(type, row, 0);
                }
                return inserted;
            }
        });
    }

    /** As SQLite does without AUTOINCREMENT. */
    static Defect idOfADeletedRowIsGivenAgain() {
        return of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private final Map<EntityType<?>, Long> free = new HashMap<>();

            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                Outcome outcome = super.delete(rows, clearings);
                if (outcome == Outcome.DONE) {
                    rows.forEach(set -> free.put(set.type(), set.ids().get(0)));
                }
                return outcome;
            }

            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                Long again = id == 0 ? free.remove(type) : null;
                return super.insert(type, row, again != null && get(type, again) == null ? again : id);
            }
        });
    }

    /** A row that can do without what it refers to is not deleted with it. */
    static Defect cascadeLetsRowsGo() {
        return of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                boolean closure = rows.size() > 2 || rows.get(0).ids().size() > 2;
                return super.delete(closure ? rows.stream().map(this::kept).toList() : rows, clearings);
            }

            private IdSet kept(IdSet set) {
                return new IdSet(
                        set.type(),
                        set.ids().stream()
                                .filter(id -> !isReleased(set.type(), id))
                                .toList());
            }

            private <E> boolean isReleased(EntityType<E> type, long id) {
                E free = withoutReferences(type, get(type, id));
                return free != null && super.update(type, free) == Outcome.DONE;
            }
        });
    }

    /** The row referring to nothing, or null where it does so already or cannot. */
    private static <E> @Nullable E withoutReferences(EntityType<E> type, E row) {
        @Nullable Object[] values = type.valuesOf(row);
        type.references().forEach(reference -> values[reference.attribute().ordinal()] = null);
        boolean can = type.references().stream()
                .allMatch(reference -> reference.attribute().isNullable());
        return can && !type.create(values).equals(row) ? type.create(values) : null;
    }

    /** A reference to a row that does not exist is passed over, and the update done without it. */
    static Defect updateDropsAMissingReference() {
        return of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                E before = get(type, type.idOf(row));
                @Nullable Object[] values = type.valuesOf(row);
                for (Reference<E> reference : type.references()) {
                    Long parent = reference.attribute().get(row);
                    if (before != null && parent != null && get(schema.parentOf(reference), parent) == null) {
                        values[reference.attribute().ordinal()] =
                                reference.attribute().get(before);
                    }
                }
                return super.update(type, type.create(values));
            }
        });
    }

    /** Text is cut at a length that nobody declared. */
    static Defect longTextIsCut() {
        return of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                @Nullable Object[] values = type.valuesOf(row);
                for (Attribute<E, ?> attribute : type.attributes()) {
                    if (attribute.type() == ValueType.TEXT
                            && attribute.maxLength() == 0
                            && values[attribute.ordinal()] instanceof String text
                            && text.length() > 65_535) {
                        values[attribute.ordinal()] = text.substring(0, 65_535);
                    }
                }
                E inserted = super.insert(type, type.create(values), id);
                return inserted == null ? null : type.withId(row, type.idOf(inserted));
            }
        });
    }

    /** An update with null leaves the value that was there, outside of unique keys and references. */
    static Defect updateWithNullChangesNothing() {
        return of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                E before = get(type, type.idOf(row));
                @Nullable Object[] values = type.valuesOf(row);
                for (Attribute<E, ?> attribute : type.attributes()) {
                    boolean inKey = type.keys().stream()
                            .anyMatch(key -> key.unique() && key.attributes().contains(attribute));
                    inKey |= type.references().stream().anyMatch(reference -> reference.attribute() == attribute);
                    if (before != null && !inKey && values[attribute.ordinal()] == null) {
                        values[attribute.ordinal()] = attribute.get(before);
                    }
                }
                return super.update(type, type.create(values));
            }
        });
    }
}
