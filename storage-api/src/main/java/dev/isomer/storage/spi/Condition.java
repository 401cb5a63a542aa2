package dev.isomer.storage.spi;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.model.TextAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A predicate as an engine evaluates it: {@code not} is pushed into the atoms, and each atom says whether it holds on
 * null.
 *
 * @param <E> the entity's record
 */
public sealed interface Condition<E> {
    /** Whether a row matches. */
    boolean test(E row);

    /**
     * {@code attribute operator value}.
     *
     * @param attribute what is compared
     * @param operator how
     * @param value normalised, not null
     * @param orNull whether a row without a value matches
     */
    record Compare<E>(Attribute<E, ?> attribute, Operator operator, Object value, boolean orNull)
            implements Condition<E> {
        @Override
        public boolean test(E row) {
            Object actual = attribute.get(row);
            if (actual == null) {
                return orNull;
            }
            return switch (operator) {
                case EQUAL -> actual.equals(value);
                case LESS -> compared(actual) < 0;
                case LESS_OR_EQUAL -> compared(actual) <= 0;
                case GREATER -> compared(actual) > 0;
                case GREATER_OR_EQUAL -> compared(actual) >= 0;
            };
        }

        private int compared(Object actual) {
            return attribute.type().compare(actual, value);
        }
    }

    /**
     * {@code attribute <> value}, true on null.
     *
     * @param attribute what is compared
     * @param value normalised, not null
     */
    record Differs<E>(Attribute<E, ?> attribute, Object value) implements Condition<E> {
        @Override
        public boolean test(E row) {
            Object actual = attribute.get(row);
            return actual == null || !actual.equals(value);
        }
    }

    /**
     * The value is one of some, or none of them.
     *
     * @param attribute what is compared
     * @param values ascending, distinct, normalised; may be empty
     * @param negated false: is one of them, and not null; true: is none of them, or null
     */
    record OneOf<E>(Attribute<E, ?> attribute, List<Object> values, boolean negated) implements Condition<E> {
        @Override
        public boolean test(E row) {
            Object actual = attribute.get(row);
            return (actual != null && contains(actual)) != negated;
        }

        private boolean contains(Object actual) {
            int low = 0;
            int high = values.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int compared = attribute.type().compare(values.get(middle), actual);
                if (compared == 0) {
                    return true;
                }
                if (compared < 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return false;
        }
    }

    /** Whether there is no value, or, negated, whether there is one. */
    record Missing<E>(Attribute<E, ?> attribute, boolean negated) implements Condition<E> {
        @Override
        public boolean test(E row) {
            return (attribute.get(row) == null) != negated;
        }
    }

    /** The text begins with {@code prefix}; negated, it does not, or is null. */
    record StartsWith<E>(TextAttribute<E> attribute, String prefix, boolean negated) implements Condition<E> {
        @Override
        public boolean test(E row) {
            String actual = attribute.get(row);
            return (actual != null && actual.startsWith(prefix)) != negated;
        }
    }

    /** The text contains {@code part}; negated, it does not, or is null. */
    record Contains<E>(TextAttribute<E> attribute, String part, boolean negated) implements Condition<E> {
        @Override
        public boolean test(E row) {
            String actual = attribute.get(row);
            return (actual != null && actual.contains(part)) != negated;
        }
    }

    /** Every term holds; without terms, always. */
    record All<E>(List<Condition<E>> terms) implements Condition<E> {
        @Override
        public boolean test(E row) {
            for (Condition<E> term : terms) {
                if (!term.test(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At least one term holds; without terms, never. */
    record Any<E>(List<Condition<E>> terms) implements Condition<E> {
        @Override
        public boolean test(E row) {
            for (Condition<E> term : terms) {
                if (term.test(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The predicate with its {@code not}s pushed into the atoms. */
    static <E> Condition<E> of(Predicate<E> predicate) {
        return of(predicate, false);
    }

    private static <E> Condition<E> of(Predicate<E> predicate, boolean negated) {
        if (predicate instanceof Predicate.Comparison<E> comparison) {
            return compare(comparison, negated);
        } else if (predicate instanceof Predicate.In<E> in) {
            return new OneOf<>(in.attribute(), in.values(), negated);
        } else if (predicate instanceof Predicate.IsNull<E> isNull) {
            return new Missing<>(isNull.attribute(), negated);
        } else if (predicate instanceof Predicate.TextMatch<E> match) {
            return match.kind() == Predicate.TextMatch.Kind.STARTS_WITH
                    ? new StartsWith<>(match.attribute(), match.text(), negated)
                    : new Contains<>(match.attribute(), match.text(), negated);
        } else if (predicate instanceof Predicate.And<E> and) {
            return combine(and.terms(), negated, !negated);
        } else if (predicate instanceof Predicate.Or<E> or) {
            return combine(or.terms(), negated, negated);
        }
        return of(((Predicate.Not<E>) predicate).term(), !negated);
    }

    private static <E> Condition<E> combine(List<Predicate<E>> terms, boolean negated, boolean all) {
        List<Condition<E>> conditions =
                terms.stream().map(term -> of(term, negated)).toList();
        return all ? new All<>(conditions) : new Any<>(conditions);
    }

    private static <E> Condition<E> compare(Predicate.Comparison<E> comparison, boolean negated) {
        if (!negated) {
            return new Compare<>(comparison.attribute(), comparison.operator(), comparison.value(), false);
        }
        @Nullable
        Operator opposite = switch (comparison.operator()) {
            case EQUAL -> null;
            case LESS -> Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Operator.GREATER;
            case GREATER -> Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Operator.LESS;
        };
        return opposite == null
                ? new Differs<>(comparison.attribute(), comparison.value())
                : new Compare<>(comparison.attribute(), opposite, comparison.value(), true);
    }
}
