package dev.isomer.storage.model;

import dev.isomer.storage.error.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition on rows, made by {@link Attribute} and combined with {@code and}, {@code or} and {@code not}.
 *
 * <p>Two-valued: every row either matches or does not, and {@code not(p)} matches exactly the rows that {@code p} does
 * not. Every atom but {@link IsNull} is false on null.
 *
 * @param <E> the entity's record
 */
public sealed interface Predicate<E> {
    /** Holds where both do. */
    default Predicate<E> and(Predicate<E> other) {
        return new And<>(joined(
                this instanceof And<E> and ? and.terms() : List.of(this),
                other instanceof And<E> and ? and.terms() : List.of(other)));
    }

    /** Holds where one of them does. */
    default Predicate<E> or(Predicate<E> other) {
        return new Or<>(joined(
                this instanceof Or<E> or ? or.terms() : List.of(this),
                other instanceof Or<E> or ? or.terms() : List.of(other)));
    }

    /** Holds exactly where this does not. */
    default Predicate<E> not() {
        return this instanceof Not<E> not ? not.term() : new Not<>(this);
    }

    /** How a value is compared. */
    enum Operator {
        /** The same value. */
        EQUAL("="),
        /** Before the value. */
        LESS("<"),
        /** Before the value, or the same. */
        LESS_OR_EQUAL("<="),
        /** After the value. */
        GREATER(">"),
        /** After the value, or the same. */
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** As in mathematics and SQL. */
        public String symbol() {
            return symbol;
        }
    }

    /** Compares with a normalised literal. */
    record Comparison<E>(Attribute<E, ?> attribute, Operator operator, Object value) implements Predicate<E> {
        @Override
        public String toString() {
            return attribute.name() + " " + operator.symbol() + " " + attribute.show(value);
        }
    }

    /** Equal to one of some normalised literals, which are distinct and in order. */
    record In<E>(Attribute<E, ?> attribute, List<Object> values) implements Predicate<E> {
        @Override
        public String toString() {
            return attribute.name() + " in ("
                    + values.stream().map(attribute::show).collect(Collectors.joining(", ")) + ")";
        }
    }

    /** Without a value. */
    record IsNull<E>(Attribute<E, ?> attribute) implements Predicate<E> {
        @Override
        public String toString() {
            return attribute.name() + " is null";
        }
    }

    /** A literal part of a text. */
    record TextMatch<E>(TextAttribute<E> attribute, Kind kind, String text) implements Predicate<E> {
        /** Where the part is looked for. */
        public enum Kind {
            /** At the beginning. */
            STARTS_WITH,
            /** Anywhere. */
            CONTAINS
        }

        @Override
        public String toString() {
            return attribute.name()
                    + (kind == Kind.STARTS_WITH ? " starts with " : " contains ")
                    + attribute.show(text);
        }
    }

    /** All terms hold; without terms it always holds. */
    record And<E>(List<Predicate<E>> terms) implements Predicate<E> {
        @Override
        public String toString() {
            return terms.isEmpty()
                    ? "all"
                    : terms.stream().map(Object::toString).collect(Collectors.joining(" and ", "(", ")"));
        }
    }

    /** One of the terms holds; without terms it never holds. */
    record Or<E>(List<Predicate<E>> terms) implements Predicate<E> {
        @Override
        public String toString() {
            return terms.isEmpty()
                    ? "none"
                    : terms.stream().map(Object::toString).collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    /** The term does not hold. */
    record Not<E>(Predicate<E> term) implements Predicate<E> {
        @Override
        public String toString() {
            return "not " + term;
        }
    }

    private static <E> List<Predicate<E>> joined(List<Predicate<E>> left, List<Predicate<E>> right) {
        List<Predicate<E>> all = new ArrayList<>(left.size() + right.size());
        all.addAll(left);
        all.addAll(right);
        return List.copyOf(all);
    }

    /**
     * Refuses what some database could not take: too many terms, too deep, too many values.
     *
     * @throws InvalidQueryException naming the limit
     */
    static void check(Predicate<?> predicate) {
        int[] termsAndValues = new int[2];
        count(predicate, 1, termsAndValues);
        if (termsAndValues[0] > Limits.PREDICATE_TERMS) {
            throw new InvalidQueryException("A predicate has at most " + Limits.PREDICATE_TERMS
                    + " terms and this one has " + termsAndValues[0] + "; use 'in', or ask in several queries.");
        }
        if (termsAndValues[1] > Limits.QUERY_VALUES) {
            throw new InvalidQueryException("A query has at most " + Limits.QUERY_VALUES + " values and this one has "
                    + termsAndValues[1] + "; ask in several queries.");
        }
    }

    private static void count(Predicate<?> predicate, int depth, int[] termsAndValues) {
        if (depth > Limits.PREDICATE_DEPTH) {
            throw new InvalidQueryException("A predicate is at most " + Limits.PREDICATE_DEPTH
                    + " deep; simplify it, or ask in several queries.");
        }
        if (predicate instanceof And<?> and) {
            and.terms().forEach(term -> count(term, depth + 1, termsAndValues));
        } else if (predicate instanceof Or<?> or) {
            or.terms().forEach(term -> count(term, depth + 1, termsAndValues));
        } else if (predicate instanceof Not<?> not) {
            count(not.term(), depth + 1, termsAndValues);
        } else {
            termsAndValues[0]++;
            termsAndValues[1] += predicate instanceof In<?> in ? in.values().size() : 1;
        }
    }
}
