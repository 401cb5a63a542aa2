package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate.Operator;
import dev.isomer.storage.spi.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms that must all hold for a row to match, as the planner asks for them.
 *
 * @param terms none of them an {@link Condition.All}
 */
record Conjuncts<E>(List<Condition<E>> terms) {
    static <E> Conjuncts<E> of(Condition<E> where) {
        if (where instanceof Condition.All<E> all) {
            List<Condition<E>> terms = new ArrayList<>();
            collect(all, terms);
            return new Conjuncts<>(terms);
        }
        return new Conjuncts<>(List.of(where));
    }

    private static <E> void collect(Condition.All<E> all, List<Condition<E>> into) {
        for (Condition<E> term : all.terms()) {
            if (term instanceof Condition.All<E> inner) {
                collect(inner, into);
            } else {
                into.add(term);
            }
        }
    }

    /** Whether a term may leave the attribute fewer values. */
    boolean isAbout(Attribute<E, ?> attribute) {
        for (Condition<E> term : terms) {
            if (attributeOf(term) == attribute) {
                return true;
            }
        }
        return false;
    }

    /** The term that leaves the attribute one value, or null. */
    @Nullable
    Condition<E> equality(Attribute<E, ?> attribute) {
        for (Condition<E> term : terms) {
            if (isEquality(term) && attributeOf(term) == attribute) {
                return term;
            }
        }
        return null;
    }

    private static boolean isEquality(Condition<?> term) {
        return (term instanceof Condition.Compare<?> compare
                        && compare.operator() == Operator.EQUAL
                        && !compare.orNull())
                || (term instanceof Condition.Missing<?> missing && !missing.negated())
                || (term instanceof Condition.OneOf<?> oneOf
                        && !oneOf.negated()
                        && oneOf.values().size() == 1);
    }

    /** The one value that an equality leaves. */
    static @Nullable Object valueOf(Condition<?> equality) {
        if (equality instanceof Condition.Compare<?> compare) {
            return compare.value();
        }
        return equality instanceof Condition.OneOf<?> oneOf ? oneOf.values().get(0) : null;
    }

    /** The term that leaves the attribute some values, or null. */
    Condition.@Nullable OneOf<E> oneOf(Attribute<E, ?> attribute) {
        for (Condition<E> term : terms) {
            if (term instanceof Condition.OneOf<E> oneOf && !oneOf.negated() && oneOf.attribute() == attribute) {
                return oneOf;
            }
        }
        return null;
    }

    /** The term that asks for a beginning of the text, or null. */
    Condition.@Nullable StartsWith<E> startsWith(Attribute<E, ?> attribute) {
        for (Condition<E> term : terms) {
            if (term instanceof Condition.StartsWith<E> starts
                    && !starts.negated()
                    && starts.attribute() == attribute) {
                return starts;
            }
        }
        return null;
    }

    /** The first term that bounds the attribute below, or null. */
    Condition.@Nullable Compare<E> lower(Attribute<E, ?> attribute) {
        return bound(attribute, Operator.GREATER, Operator.GREATER_OR_EQUAL);
    }

    /** The first term that bounds the attribute above, or null. */
    Condition.@Nullable Compare<E> upper(Attribute<E, ?> attribute) {
        return bound(attribute, Operator.LESS, Operator.LESS_OR_EQUAL);
    }

    private Condition.@Nullable Compare<E> bound(Attribute<E, ?> attribute, Operator exclusive, Operator inclusive) {
        for (Condition<E> term : terms) {
            if (term instanceof Condition.Compare<E> compare
                    && !compare.orNull()
                    && compare.attribute() == attribute
                    && (compare.operator() == exclusive || compare.operator() == inclusive)) {
                return compare;
            }
        }
        return null;
    }

    /** The terms that the access does not answer. */
    List<Condition<E>> without(List<Condition<E>> answered) {
        List<Condition<E>> left = new ArrayList<>(terms);
        left.removeAll(answered);
        return left;
    }

    private static @Nullable Attribute<?, ?> attributeOf(Condition<?> term) {
        if (term instanceof Condition.Compare<?> compare) {
            return compare.attribute();
        } else if (term instanceof Condition.Missing<?> missing) {
            return missing.attribute();
        } else if (term instanceof Condition.StartsWith<?> startsWith) {
            return startsWith.attribute();
        }
        return term instanceof Condition.OneOf<?> oneOf ? oneOf.attribute() : null;
    }
}
