package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Conditions, orders and counts that are almost right. */
final class ConditionDefects {
    private ConditionDefects() {}

    private static Defect of(UnaryOperator<Reading> reading) {
        return new Defect() {
            @Override
            public Reading reading(Reading working) {
                return reading.apply(working);
            }
        };
    }

    /** More than a value is at least it. */
    static Defect greaterIncludesTheValue() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                return condition instanceof Condition.Compare<E> compare && compare.operator() == Operator.GREATER
                        ? super.atom(
                                new Condition.Compare<>(
                                        compare.attribute(),
                                        Operator.GREATER_OR_EQUAL,
                                        compare.value(),
                                        compare.orNull()),
                                row)
                        : super.atom(condition, row);
            }
        });
    }

    /** As SQL does: null does not differ from a value. */
    static Defect differsIsFalseOnNull() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                return super.atom(condition, row)
                        && !(condition instanceof Condition.Differs<E> differs
                                && differs.attribute().get(row) == null);
            }
        });
    }

    /** Null counts as the least value for comparisons too. */
    static Defect nullIsLessThanAnyValue() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                return super.atom(condition, row)
                        || condition instanceof Condition.Compare<E> compare
                                && compare.operator() == Operator.LESS
                                && compare.attribute().get(row) == null;
            }
        });
    }

    /** None of some values is false on null, as {@code not in} is. */
    static Defect notInIsFalseOnNull() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                return super.atom(condition, row)
                        && !(condition instanceof Condition.OneOf<E> oneOf
                                && oneOf.attribute().get(row) == null);
            }
        });
    }

    /** Ids are compared as text. */
    static Defect idIsComparedAsText() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                return condition instanceof Condition.Compare<E> compare
                                && compare.operator() == Operator.LESS
                                && compare.attribute().entityType().id() == compare.attribute()
                        ? compare.attribute()
                                        .get(row)
                                        .toString()
                                        .compareTo(compare.value().toString())
                                < 0
                        : super.atom(condition, row);
            }
        });
    }

    /** A row that fulfils two alternatives comes twice. */
    static Defect alternativesGiveARowTwice() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> void scan(Selection<E> selection, RowSink<E> sink) {
                super.scan(selection, row -> {
                    boolean more = sink.accept(row);
                    boolean twice = selection.where() instanceof Condition.Any<E> any
                            && any.terms().stream()
                                            .filter(term -> matches(term, row))
                                            .count()
                                    > 1;
                    return more && (!twice || sink.accept(row));
                });
            }
        });
    }

    /** Without an order, what matches a condition comes by descending id. */
    static Defect unorderedRowsComeNewestFirst() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> void scan(Selection<E> whole, RowSink<E> sink) {
                boolean newestFirst = whole.orders().isEmpty() && whole.after() == null;
                super.scan(
                        new Selection<>(
                                whole.type(),
                                whole.where(),
                                whole.orders(),
                                whole.idDescending() != newestFirst,
                                whole.after(),
                                whole.offset(),
                                whole.limit()),
                        sink);
            }
        });
    }

    /** Where nothing matches there is a group of null, with no rows. */
    static Defect nothingIsAGroup() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
                if (matching(attribute.entityType(), where).isEmpty()) {
                    sink.accept(null, 0);
                }
                super.groups(attribute, where, limit, sink);
            }
        });
    }

    /** The limit takes groups before they are sorted by their count. */
    static Defect groupsAreLimitedBeforeTheOrder() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
                List<V> first = matching(attribute.entityType(), where).stream()
                        .map(attribute::get)
                        .distinct()
                        .limit(limit)
                        .toList();
                super.groups(attribute, where, Long.MAX_VALUE, (value, count) -> {
                    if (first.contains(value)) {
                        sink.accept(value, count);
                    }
                });
            }
        });
    }

    /** Rows are counted instead of values. */
    static Defect countDistinctCountsRows() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E, V> long distinct(Attribute<E, V> attribute, Condition<E> where) {
                return matching(attribute.entityType(), where).stream()
                        .filter(row -> attribute.get(row) != null)
                        .count();
            }
        });
    }

    /** Whatever is asked is said to go by the first key of the type. */
    static Defect indexIsMadeUp() {
        return of(working -> new OwnQueries(working) {
            @Override
            public @Nullable String index(Selection<?> selection) {
                return selection.type().keys().isEmpty()
                        ? "id"
                        : selection.type().keys().get(0).toString();
            }
        });
    }

    /** Of what is greatest, an index has no row. */
    static Defect indexForgetsTheEndOfARange() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                return super.atom(condition, row)
                        && !(condition instanceof Condition.Compare<E> compare
                                && compare.operator() == Operator.GREATER_OR_EQUAL
                                && compare.value().equals(compare.attribute().get(row))
                                && compare.attribute().entityType().keys().stream()
                                        .anyMatch(key -> key.attributes().get(0) == compare.attribute()));
            }
        });
    }

    /** A literal is cut to what the attribute may hold. */
    static Defect literalIsCutToTheGreatestLength() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                if (condition instanceof Condition.Compare<E> compare
                        && compare.value() instanceof String text
                        && compare.attribute().maxLength() > 0
                        && text.length() > compare.attribute().maxLength()) {
                    String cut = text.substring(0, compare.attribute().maxLength());
                    return super.atom(
                            new Condition.Compare<>(compare.attribute(), compare.operator(), cut, compare.orNull()),
                            row);
                }
                return super.atom(condition, row);
            }
        });
    }
}
