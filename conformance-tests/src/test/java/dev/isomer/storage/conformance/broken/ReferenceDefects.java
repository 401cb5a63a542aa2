package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** References that are lost or not held to, and deletes that take too much or too little along. */
final class ReferenceDefects {
    private ReferenceDefects() {}

    /** A row that refers to a missing one is kept without the reference. */
    static Defect missingReferenceIsPassedOver() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                @Nullable Object[] values = type.valuesOf(row);
                for (Reference<E> reference : type.references()) {
                    Long parent = reference.attribute().get(row);
                    boolean missing = parent != null && get(schema.parentOf(reference), parent) == null;
                    if (missing && reference.attribute().isNullable() && parent != (id == 0 ? lastId(type) + 1 : id)) {
                        values[reference.attribute().ordinal()] = null;
                    }
                }
                return super.insert(type, type.create(values), id);
            }
        });
    }

    /** As a column with a default: a reference that is null refers to the first row. */
    static Defect nullRefersToTheFirstRow() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                @Nullable Object[] values = type.valuesOf(row);
                for (Reference<E> reference : type.references()) {
                    EntityType<?> parent = schema.parentOf(reference);
                    if (reference.attribute().get(row) == null && parent != type && get(parent, 1) != null) {
                        values[reference.attribute().ordinal()] = 1L;
                    }
                }
                return super.update(type, type.create(values));
            }
        });
    }

    /** A row that refers to itself is inserted without that. */
    static Defect referenceToItselfIsLost() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                E whole = row;
                long own = id == 0 ? lastId(type) + 1 : id;
                for (Reference<E> reference : type.references()) {
                    Long parent = reference.attribute().get(row);
                    if (schema.parentOf(reference) == type && parent != null && parent == own) {
                        whole = reference.cleared(whole);
                    }
                }
                return super.insert(type, whole, id);
            }
        });
    }

    /** A row that refers to itself stays, without that, where it should go. */
    static Defect rowThatRefersToItselfStays() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                IdSet first = rows.get(0);
                boolean one = rows.size() == 1 && first.ids().size() == 1;
                for (Reference<?> reference : first.type().references()) {
                    boolean own = one && schema.parentOf(reference) == first.type();
                    if (own && refersToItself(reading, reference, first.ids().get(0))) {
                        ReferenceDefects.clear(writing(), reference, first.ids().get(0));
                        return Outcome.DONE;
                    }
                }
                return super.delete(rows, clearings);
            }
        });
    }

    private static <E> boolean refersToItself(Reading reading, Reference<E> reference, long id) {
        E row = reading.get(reference.childType(), id);
        return row != null && Long.valueOf(id).equals(reference.attribute().get(row));
    }

    /** Rows that refer by RESTRICT go too: as CASCADE. */
    static Defect restrictDeletes() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                Outcome outcome = super.delete(rows, clearings);
                if (outcome != Outcome.REFUSED) {
                    return outcome;
                }
                List<IdSet> more = new ArrayList<>(rows);
                for (Reference<?> reference : schema.referencesTo(rows.get(0).type())) {
                    List<Long> ids = referring(writing(), reference, rows.get(0).ids());
                    if (reference.onDelete() == OnDelete.RESTRICT && !ids.isEmpty()) {
                        more.add(new IdSet(reference.childType(), ids));
                    }
                }
                return super.delete(more, clearings);
            }
        });
    }

    /** References by SET_NULL are gone even where the delete is refused in the end. */
    static Defect refusedDeleteSetsNull() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                Outcome outcome = super.delete(rows, clearings);
                for (Reference<?> reference : schema.referencesTo(rows.get(0).type())) {
                    if (outcome == Outcome.REFUSED && reference.onDelete() == OnDelete.SET_NULL) {
                        referring(writing(), reference, rows.get(0).ids())
                                .forEach(id -> ReferenceDefects.clear(writing(), reference, id));
                    }
                }
                return outcome;
            }
        });
    }

    static <E> void clear(Writing writing, Reference<E> reference, long id) {
        E row = writing.get(reference.childType(), id);
        if (row != null) {
            writing.update(reference.childType(), reference.cleared(row));
        }
    }

    private static <E> List<Long> referring(Reading reading, Reference<E> reference, List<Long> parents) {
        EntityType<E> type = reference.childType();
        return new OwnQueries(reading)
                .matching(type, new Condition.OneOf<>(reference.attribute(), List.copyOf(parents), false)).stream()
                        .map(type::idOf)
                        .toList();
    }

    /** Of many rows of one type that go, those after the first 500 stay and forget, where they can. */
    static Defect cascadeStopsAtFiveHundred() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                List<IdSet> going = new ArrayList<>();
                List<Clearing> more = new ArrayList<>(clearings);
                for (IdSet set : rows) {
                    List<Reference<?>> inward = inward(schema, rows, set.type());
                    boolean many =
                            inward.stream().allMatch(each -> each.attribute().isNullable());
                    int end = many ? Math.min(500, set.ids().size()) : set.ids().size();
                    List<Long> staying = set.ids().subList(end, set.ids().size());
                    going.add(new IdSet(set.type(), set.ids().subList(0, end)));
                    inward.forEach(each -> more.add(new Clearing(each, staying)));
                }
                return super.delete(going, more);
            }
        });
    }

    /** The references of a type to what goes. */
    private static List<Reference<?>> inward(Schema schema, List<Writing.IdSet> rows, EntityType<?> type) {
        return type.references().stream()
                .filter(each -> reaches(schema, rows, each))
                .collect(Collectors.toList());
    }

    /** A row that two of its references lead to takes the row after it along. */
    static Defect rowReachedTwiceTakesAnotherAlong() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                Outcome outcome = super.delete(rows, clearings);
                for (IdSet set : rows) {
                    long ways = set.type().references().stream()
                            .filter(each -> reaches(schema, rows, each))
                            .count();
                    if (outcome == Outcome.DONE && ways > 1) {
                        long next = set.ids().get(set.ids().size() - 1) + 1;
                        super.delete(List.of(new IdSet(set.type(), List.of(next))), List.of());
                    }
                }
                return outcome;
            }
        });
    }

    private static boolean reaches(Schema schema, List<Writing.IdSet> rows, Reference<?> reference) {
        return rows.stream().anyMatch(set -> set.type() == schema.parentOf(reference));
    }
}
