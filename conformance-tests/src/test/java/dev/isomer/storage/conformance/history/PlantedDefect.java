package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.List;

/** Ways to be wrong that only some programs can tell. */
enum PlantedDefect {
    /** What a savepoint undoes stays. */
    SAVEPOINT_KEPT {
        @Override
        Writing writing(Writing working) {
            return new ForwardingWriting(working) {
                @Override
                public void rollbackTo(Mark mark) {
                    writing().release(mark);
                }
            };
        }
    },
    /** Of a closure of several types the rows of the first stay. */
    CASCADE_TOO_SHORT {
        @Override
        Writing writing(Writing working) {
            return new ForwardingWriting(working) {
                @Override
                public Outcome delete(List<IdSet> rows, List<Clearing> clearings) {
                    return writing().delete(rows.size() > 1 ? rows.subList(1, rows.size()) : rows, clearings);
                }
            };
        }
    },
    /** A count takes "at least" for "more than". */
    COUNT_WITHOUT_THE_BOUND {
        @Override
        Reading reading(Reading working) {
            return new ForwardingReading(working) {
                @Override
                public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
                    return where instanceof Condition.Compare<E> compare
                                    && compare.operator() == Operator.GREATER_OR_EQUAL
                            ? inner().count(
                                            type,
                                            new Condition.Compare<>(
                                                    compare.attribute(),
                                                    Operator.GREATER,
                                                    compare.value(),
                                                    compare.orNull()),
                                            atMost)
                            : inner().count(type, where, atMost);
                }
            };
        }
    },
    /** An order that descends by two attributes goes up in the ids. */
    TIES_UPWARDS {
        @Override
        Reading reading(Reading working) {
            return new ForwardingReading(working) {
                @Override
                public <E> void scan(Selection<E> all, RowSink<E> sink) {
                    boolean descending = all.idDescending() && all.orders().size() < 2;
                    inner().scan(
                                    new Selection<>(
                                            all.type(),
                                            all.where(),
                                            all.orders(),
                                            descending,
                                            all.after(),
                                            all.offset(),
                                            all.limit()),
                                    sink);
                }
            };
        }
    };

    Reading reading(Reading working) {
        return working;
    }

    Writing writing(Writing working) {
        return working;
    }

    /** The engine of sorted maps with this defect. */
    TestedEngine engine() {
        TestedEngine working = TestedEngine.of(new SortedMapEngine());
        return (schema, options, folder) -> new ForwardingDriver(working.driver(schema, options, folder)) {
            @Override
            public Reading read(Scope scope) {
                return reading(inner().read(scope));
            }

            @Override
            public Writing write(Scope scope) {
                Writing writing = inner().write(scope);
                return writing(new ForwardingWriting(writing, reading(writing)));
            }
        };
    }
}
