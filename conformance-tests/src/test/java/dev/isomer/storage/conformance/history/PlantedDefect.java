package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.broken.LimitDefects;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import dev.isomer.storage.spi.Writing;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ways to be wrong that only some programs can tell. */
enum PlantedDefect implements KeptInMemory.Around {
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
    },
    /** A fork and its original are one and the same. */
    FORK_SHARES {
        @Override
        public Driver driver(Driver working, boolean reopened) {
            return new ForwardingDriver(working) {
                @Override
                public Driver fork() {
                    return new ForwardingDriver(inner()) {
                        @Override
                        public void close() {}
                    };
                }
            };
        }
    },
    /** Each statement of a read looks at the newest committed state. */
    READER_SEES_LATER_COMMITS {
        @Override
        public Driver driver(Driver working, boolean reopened) {
            return new ForwardingDriver(working) {
                @Override
                public Reading read(Scope scope) {
                    Driver database = inner();
                    return new ForwardingReading(database.read(scope)) {
                        @Override
                        protected Reading inner() {
                            return database.read(scope);
                        }
                    };
                }
            };
        }
    },
    /** After closing and opening again, ids go on from the greatest that is there. */
    REOPENING_LOSES_THE_COUNTER {
        @Override
        public Driver driver(Driver working, boolean reopened) {
            return new ForwardingDriver(working) {
                @Override
                public Writing write(Scope scope) {
                    Writing writing = inner().write(scope);
                    return reopened ? new GreatestIdPlusOne(writing) : writing;
                }
            };
        }
    },
    /** A row that was updated has left the indexes of its unique keys, until the transaction ends. */
    INDEX_FORGOTTEN {
        @Override
        Writing writing(Writing working) {
            Set<Object> updated = new HashSet<>();
            return new ForwardingWriting(working) {
                @Override
                public <E> Outcome update(EntityType<E> type, E row) {
                    updated.add(row);
                    return writing().update(type, row);
                }

                @Override
                public <E> @Nullable E find(Key<E> key, Object[] values) {
                    E found = writing().find(key, values);
                    return found == null || updated.contains(found) ? null : found;
                }
            };
        }
    },
    /** A database that goes on with a wider schema has null where an attribute could be null and has a default. */
    UPGRADE_LOSES_THE_DEFAULT {
        @Override
        public Record upgraded(EntityType<Record> type, Record row) {
            @Nullable Object[] values = type.valuesOf(row);
            for (Attribute<Record, ?> attribute : type.attributes()) {
                if (attribute.isNullable() && Objects.equals(attribute.get(row), attribute.defaultValue())) {
                    values[attribute.ordinal()] = null;
                }
            }
            return type.create(values);
        }
    },
    /** A row for which there is no more memory is refused, and stays. */
    REFUSED_ROW_STAYS {
        @Override
        public Driver limited(Driver working, Schema schema, EngineOptions options) {
            return LimitDefects.keepingRefusedRows(working, schema, options);
        }
    };

    /** Gives the greatest id that is there plus one, whatever the counter says. */
    private static final class GreatestIdPlusOne extends ForwardingWriting {
        GreatestIdPlusOne(Writing inner) {
            super(inner);
        }

        @Override
        public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
            long[] next = {id};
            if (id == 0) {
                next[0] = 1;
                writing().scan(Selection.of(type.all()), found -> {
                    next[0] = type.idOf(found) + 1;
                    return true;
                });
            }
            return writing().insert(type, row, next[0]);
        }
    }

    Reading reading(Reading working) {
        return working;
    }

    Writing writing(Writing working) {
        return working;
    }

    @Override
    public Driver driver(Driver working, boolean reopened) {
        return new ForwardingDriver(working) {
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

    /** The engine of sorted maps with this defect, and persistent as long as the engine's object lives. */
    TestedEngine engine() {
        return KeptInMemory.engine(this);
    }
}
