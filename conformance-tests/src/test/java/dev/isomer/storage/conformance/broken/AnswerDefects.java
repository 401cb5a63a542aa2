package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** More wrong answers to queries: of conditions, pages and groups. */
final class AnswerDefects {
    private AnswerDefects() {}

    private static Defect of(UnaryOperator<Reading> reading) {
        return new Defect() {
            @Override
            public Reading reading(Reading working) {
                return reading.apply(working);
            }
        };
    }

    /** Empty text is taken for null. */
    static Defect emptyTextIsNull() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                return condition instanceof Condition.Missing<E> missing
                                && "".equals(missing.attribute().get(row))
                        ? !missing.negated()
                        : super.atom(condition, row);
            }
        });
    }

    /** As a condition that is left out where its list is empty. */
    static Defect inOfNothingMatchesAll() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                return condition instanceof Condition.OneOf<E> oneOf
                                && oneOf.values().isEmpty()
                        || super.atom(condition, row);
            }
        });
    }

    /** As {@code a or b and c} without the brackets. */
    static Defect bracketsAreForgotten() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean matches(Condition<E> condition, E row) {
                if (condition instanceof Condition.All<E> all
                        && all.terms().size() > 1
                        && all.terms().get(0) instanceof Condition.Any<E> any
                        && !any.terms().isEmpty()) {
                    return matches(any.terms().get(0), row) || super.matches(condition, row);
                }
                return super.matches(condition, row);
            }
        });
    }

    /** Text is compared with a literal regardless of case. */
    static Defect equalsIgnoresCase() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                return condition instanceof Condition.Compare<E> compare
                                && compare.operator() == Operator.EQUAL
                                && compare.value() instanceof String text
                                && compare.attribute().get(row) instanceof String actual
                        ? text.equalsIgnoreCase(actual)
                        : super.atom(condition, row);
            }
        });
    }

    /** A look-up by a unique value ignores case. */
    static Defect findIgnoresCase() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> @Nullable E find(Key<E> key, Object[] values) {
                E found = super.find(key, values);
                if (found == null && values[0] instanceof String text) {
                    Object[] lowered = values.clone();
                    lowered[0] = text.toLowerCase(Locale.ROOT);
                    return super.find(key, lowered);
                }
                return found;
            }
        });
    }

    /** Ids are cut to 32 bits. */
    static Defect idIsAnInt() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> @Nullable E get(EntityType<E> type, long id) {
                E found = super.get(type, id);
                return found == null ? super.get(type, (int) id) : found;
            }
        });
    }

    /** Whether there is a row is answered for all rows. */
    static Defect existsIgnoresTheCondition() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
                return super.count(type, atMost == 1 ? new Condition.All<>(List.of()) : where, atMost);
            }
        });
    }

    /** As {@code x > ?} does with null. */
    static Defect nothingComesAfterNull() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                if (selection.after() == null || !selection.after().values().contains(null)) {
                    super.scan(selection, sink);
                }
            }
        });
    }

    /** Where there is a position no rows are left out any more. */
    static Defect offsetIsForgottenAfterAPosition() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                super.scan(
                        new Selection<>(
                                selection.type(),
                                selection.where(),
                                selection.orders(),
                                selection.idDescending(),
                                selection.after(),
                                selection.after() == null ? selection.offset() : 0,
                                selection.limit()),
                        sink);
            }
        });
    }

    /** A page after a row that is gone begins anew. */
    static Defect positionNeedsItsRow() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                boolean gone = selection.after() != null
                        && get(selection.type(), selection.after().id()) == null;
                super.scan(
                        new Selection<>(
                                selection.type(),
                                selection.where(),
                                selection.orders(),
                                selection.idDescending(),
                                gone ? null : selection.after(),
                                selection.offset(),
                                selection.limit()),
                        sink);
            }
        });
    }

    /** As where a limit of 0 stands for none. */
    static Defect limitOfZeroIsNone() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> List<E> part(List<E> rows, long offset, long limit) {
                return super.part(rows, offset, limit == 0 ? Long.MAX_VALUE : limit);
            }
        });
    }

    /** Of several orders only the first counts. */
    static Defect onlyTheFirstOrderCounts() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                boolean several = selection.orders().size() > 1 && selection.after() == null;
                super.scan(
                        new Selection<>(
                                selection.type(),
                                selection.where(),
                                several ? selection.orders().subList(0, 1) : selection.orders(),
                                selection.idDescending(),
                                selection.after(),
                                selection.offset(),
                                selection.limit()),
                        sink);
            }
        });
    }

    /** The limit is filled with one group more. */
    static Defect oneGroupTooMany() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
                super.groups(attribute, where, limit < Long.MAX_VALUE ? limit + 1 : limit, sink);
            }
        });
    }

    /** Null is counted as a value. */
    static Defect countDistinctCountsNull() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E, V> long distinct(Attribute<E, V> attribute, Condition<E> where) {
                long[] values = new long[1];
                groups(attribute, where, Long.MAX_VALUE, (value, count) -> values[0]++);
                return values[0];
            }
        });
    }
}
