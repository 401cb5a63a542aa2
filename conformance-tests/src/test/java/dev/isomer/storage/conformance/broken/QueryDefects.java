package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Wrong answers to queries. */
final class QueryDefects {
    private QueryDefects() {}

    private static Defect of(UnaryOperator<Reading> reading) {
        return new Defect() {
            @Override
            public Reading reading(Reading working) {
                return reading.apply(working);
            }
        };
    }

    /** As Java's own comparison does, which puts U+E000 after the supplementary characters. */
    static Defect textByUtf16() {
        return of(working -> new OwnQueries(working) {
            @Override
            int compareValues(Attribute<?, ?> attribute, @Nullable Object left, @Nullable Object right) {
                return left instanceof String text && right instanceof String other
                        ? text.compareTo(other)
                        : super.compareValues(attribute, left, right);
            }
        });
    }

    /** As PostgreSQL does unless told otherwise. */
    static Defect nullLast() {
        return of(working -> new OwnQueries(working) {
            @Override
            int compareValues(Attribute<?, ?> attribute, @Nullable Object left, @Nullable Object right) {
                int compared = super.compareValues(attribute, left, right);
                return left == null || right == null ? -compared : compared;
            }
        });
    }

    /** As {@code order by x desc, id} does. */
    static Defect tiesAlwaysAscending() {
        return of(working -> new OwnQueries(working) {
            @Override
            int compareIds(long left, long right, boolean descending) {
                return Long.compare(left, right);
            }
        });
    }

    /** The position's own row comes again. */
    static Defect positionIncluded() {
        return of(working -> new OwnQueries(working) {
            @Override
            boolean isAfter(int compared) {
                return compared >= 0;
            }
        });
    }

    /** The rows left out count as given. */
    static Defect offsetCountsForTheLimit() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> List<E> part(List<E> rows, long offset, long limit) {
                return rows.stream().limit(limit).skip(offset).toList();
            }
        });
    }

    /** As a page of the driver that nobody turned. */
    static Defect orderedRowsEndAfterAThousand() {
        return of(working -> new ForwardingReading(working) {
            @Override
            public <E> void scan(Selection<E> whole, RowSink<E> sink) {
                long page = whole.orders().isEmpty() ? whole.limit() : Math.min(1_000, whole.limit());
                super.scan(
                        new Selection<>(
                                whole.type(),
                                whole.where(),
                                whole.orders(),
                                whole.idDescending(),
                                whole.after(),
                                whole.offset(),
                                page),
                        sink);
            }
        });
    }

    /** As {@code like} does without escaping. */
    static Defect prefixWithWildcards() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                if (condition instanceof Condition.StartsWith<E> starts
                        && starts.attribute().get(row) != null) {
                    String pattern = Pattern.quote(starts.prefix())
                            .replace("%", "\\E.*\\Q")
                            .replace("_", "\\E.\\Q");
                    boolean found = Pattern.compile(pattern, Pattern.DOTALL)
                            .matcher(starts.attribute().get(row))
                            .lookingAt();
                    return found != starts.negated();
                }
                return super.atom(condition, row);
            }
        });
    }

    /** As SQLite's {@code like} does. */
    static Defect containsIgnoresCase() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                if (condition instanceof Condition.Contains<E> contains
                        && contains.attribute().get(row) != null) {
                    String text = contains.attribute().get(row).toLowerCase(Locale.ROOT);
                    return text.contains(contains.part().toLowerCase(Locale.ROOT)) != contains.negated();
                }
                return super.atom(condition, row);
            }
        });
    }

    /** As SQL does: on null neither a predicate holds nor its negation. */
    static Defect negationThreeValued() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                Attribute<E, ?> attribute = null;
                if (condition instanceof Condition.Differs<E> differs) {
                    attribute = differs.attribute();
                } else if (condition instanceof Condition.Compare<E> compare) {
                    attribute = compare.attribute();
                } else if (condition instanceof Condition.OneOf<E> oneOf) {
                    attribute = oneOf.attribute();
                }
                return (attribute == null || attribute.get(row) != null) && super.atom(condition, row);
            }
        });
    }

    /** As {@code x >= a and x < b} for a range. */
    static Defect rangeWithoutItsEnd() {
        return of(working -> new OwnQueries(working) {
            @Override
            <E> boolean atom(Condition<E> condition, E row) {
                if (condition instanceof Condition.Compare<E> compare && compare.operator() == Operator.LESS_OR_EQUAL) {
                    return super.atom(
                            new Condition.Compare<>(
                                    compare.attribute(), Operator.LESS, compare.value(), compare.orNull()),
                            row);
                }
                return super.atom(condition, row);
            }
        });
    }

    /** The last of several rows that match is not counted. */
    static Defect countStopsOneEarly() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> long count(EntityType<E> type, Condition<E> where, long atMost) {
                long count = super.count(type, where, atMost);
                return count > 1 && !where.equals(new Condition.All<>(List.of())) ? count - 1 : count;
            }
        });
    }

    /** Groups of one size come from the greatest value to the least. */
    static Defect groupsOfOneSizeDescending() {
        return of(working -> new OwnQueries(working) {
            @Override
            <V> int compareGroups(Attribute<?, V> attribute, Group<V> left, Group<V> right) {
                return left.count() == right.count()
                        ? super.compareGroups(attribute, right, left)
                        : super.compareGroups(attribute, left, right);
            }
        });
    }

    /** As {@code count(x) group by x} does, which counts no null. */
    static Defect groupOfNullLost() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E, V> void groups(Attribute<E, V> attribute, Condition<E> where, long limit, GroupSink<V> sink) {
                super.groups(attribute, where, limit, (value, count) -> {
                    if (value != null) {
                        sink.accept(value, count);
                    }
                });
            }
        });
    }

    /** As databases do that fill text with spaces before they compare it. */
    static Defect findIgnoresSpacesAtTheEnd() {
        return of(working -> new OwnQueries(working) {
            @Override
            public <E> @Nullable E find(Key<E> key, Object[] values) {
                E found = super.find(key, values);
                if (found == null && values[0] instanceof String text && text.endsWith(" ")) {
                    Object[] stripped = values.clone();
                    stripped[0] = text.stripTrailing();
                    return super.find(key, stripped);
                }
                return found;
            }
        });
    }
}
