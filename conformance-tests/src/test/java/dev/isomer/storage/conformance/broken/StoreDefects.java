package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.annotation.OnDelete;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Reference;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.Statistics;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Driver.Scope;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Writing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Refusals, references, counters and the store as a whole, that do too much or too little. */
final class StoreDefects {
    private StoreDefects() {}

    private static Defect around(UnaryOperator<Driver> driver) {
        return new Defect() {
            @Override
            public Driver around(Driver working, Schema schema, EngineOptions options) {
                return driver.apply(working);
            }
        };
    }

    /** As PostgreSQL's driver does: a transaction in which a statement was refused is rolled back by its commit. */
    static Defect commitLies() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private boolean refused;

            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                E inserted = super.insert(type, row, id);
                refused |= inserted == null;
                return inserted;
            }

            @Override
            public Sealed seal() {
                if (refused) {
                    super.rollback();
                    return () -> {};
                }
                return super.seal();
            }
        });
    }

    /** What came before a refused insert is undone with it. */
    static Defect refusalUndoesEarlierWork() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private final Mark begin = working.mark();

            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                E inserted = super.insert(type, row, id);
                if (inserted == null) {
                    super.rollbackTo(begin);
                }
                return inserted;
            }
        });
    }

    /** A refused update undoes the savepoint around it. */
    static Defect refusalUndoesItsSavepoint() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            private @Nullable Mark newest;

            @Override
            public Mark mark() {
                newest = super.mark();
                return newest;
            }

            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                Outcome outcome = super.update(type, row);
                if (outcome == Outcome.REFUSED && newest != null) {
                    super.rollbackTo(newest);
                }
                return outcome;
            }
        });
    }

    /** As an upsert does. */
    static Defect updateInsertsWhatIsAbsent() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                Outcome outcome = super.update(type, row);
                return outcome == Outcome.ABSENT && super.insert(type, row, type.idOf(row)) != null
                        ? Outcome.DONE
                        : outcome;
            }
        });
    }

    /** A delete of nothing is taken for one that was done. */
    static Defect deleteOfNothingIsDone() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                Outcome outcome = super.delete(rows, clearings);
                return outcome == Outcome.ABSENT ? Outcome.DONE : outcome;
            }
        });
    }

    /** As SET_NULL instead of RESTRICT, where the reference can be null. */
    static Defect restrictLetsGo() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                IdSet first = rows.get(0);
                List<Clearing> more = new ArrayList<>(clearings);
                for (Reference<?> reference : schema.referencesTo(first.type())) {
                    if (reference.onDelete() == OnDelete.RESTRICT
                            && reference.attribute().isNullable()
                            && reference.childType() != first.type()) {
                        more.add(new Clearing(reference, referring(writing(), reference, first.ids())));
                    }
                }
                return super.delete(rows, more);
            }
        });
    }

    private static <E> List<Long> referring(Reading reading, Reference<E> reference, List<Long> parents) {
        EntityType<E> type = reference.childType();
        return new OwnQueries(reading)
                .matching(type, new Condition.OneOf<>(reference.attribute(), List.copyOf(parents), false)).stream()
                        .map(type::idOf)
                        .toList();
    }

    /** What is set to null takes the other references of its row along. */
    static Defect setNullClearsAllReferences() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                List<Clearing> all = new ArrayList<>(clearings);
                for (Clearing clearing : clearings) {
                    clearing.reference().childType().references().stream()
                            .filter(other -> other.attribute().isNullable())
                            .forEach(other -> all.add(new Clearing(other, clearing.ids())));
                }
                return super.delete(rows, all);
            }
        });
    }

    /** Rows that refer by SET_NULL go too, where nothing keeps them: as CASCADE. */
    static Defect setNullDeletes() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                Outcome outcome = super.delete(rows, clearings);
                for (Clearing clearing : clearings) {
                    for (long id : clearing.ids()) {
                        super.delete(List.of(new IdSet(clearing.reference().childType(), List.of(id))), List.of());
                    }
                }
                return outcome;
            }
        });
    }

    /** Of many rows that forget, those after the first 500 are left out: they go. */
    static Defect setNullStopsAtFiveHundred() {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                Outcome outcome = super.delete(rows, clearings);
                for (Clearing clearing : clearings) {
                    clearing.ids().stream()
                            .skip(500)
                            .forEach(id -> super.delete(
                                    List.of(new IdSet(clearing.reference().childType(), List.of(id))), List.of()));
                }
                return outcome;
            }
        });
    }

    /** The statistics are those of the commit before. */
    static Defect statisticsAreLate() {
        return around(working -> new ForwardingDriver(working) {
            private final AtomicReference<Statistics> before = new AtomicReference<>(working.statistics());

            @Override
            public Statistics statistics() {
                return before.get();
            }

            @Override
            public Writing write(Scope scope) {
                return new Ending(super.write(scope), () -> before.set(super.statistics()), () -> {});
            }
        });
    }

    /** The types come in reverse. */
    static Defect statisticsComeInReverse() {
        return around(working -> new ForwardingDriver(working) {
            @Override
            public Statistics statistics() {
                List<TypeStatistics> types = new ArrayList<>(super.statistics().types());
                Collections.reverse(types);
                return new Statistics(types, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
            }
        });
    }

    /** A rollback of deletes leaves something behind that only {@code verify} sees. */
    static Defect rollbackLeavesAnEntryBehind() {
        AtomicBoolean left = new AtomicBoolean();
        return around(working -> new ForwardingDriver(working) {
            @Override
            public Writing write(Scope scope) {
                return new Ending(super.write(scope), () -> {}, () -> left.set(true));
            }

            @Override
            public List<Finding> verify() {
                return left.get()
                        ? List.of(new Finding("an index", "leads to a row that is not there"))
                        : super.verify();
            }
        });
    }
}
