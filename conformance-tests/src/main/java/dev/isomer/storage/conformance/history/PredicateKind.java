package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Predicate.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The ways to make a predicate. */
enum PredicateKind {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    IN,
    BETWEEN,
    IS_NULL,
    IS_NOT_NULL,
    STARTS_WITH,
    CONTAINS,
    AND,
    OR,
    NOT;

    /** The kinds that a predicate is made of. */
    static Set<PredicateKind> of(Predicate<Record> predicate) {
        Set<PredicateKind> kinds = EnumSet.noneOf(PredicateKind.class);
        collect(predicate, kinds);
        return kinds;
    }

    private static void collect(Predicate<Record> predicate, Set<PredicateKind> kinds) {
        if (predicate instanceof Predicate.And<Record> and) {
            if (isBetween(and)) {
                kinds.add(BETWEEN);
            } else if (!and.terms().isEmpty()) {
                kinds.add(AND);
                and.terms().forEach(term -> collect(term, kinds));
            }
        } else if (predicate instanceof Predicate.Or<Record> or) {
            kinds.add(OR);
            or.terms().forEach(term -> collect(term, kinds));
        } else if (predicate instanceof Predicate.Not<Record> not) {
            if (isEquality(not.term())) {
                kinds.add(NE);
            } else if (not.term() instanceof Predicate.IsNull<Record>) {
                kinds.add(IS_NOT_NULL);
            } else {
                kinds.add(NOT);
                collect(not.term(), kinds);
            }
        } else {
            kinds.add(ofAtom(predicate));
        }
    }

    private static PredicateKind ofAtom(Predicate<Record> atom) {
        if (atom instanceof Predicate.In<Record>) {
            return IN;
        } else if (atom instanceof Predicate.IsNull<Record>) {
            return IS_NULL;
        } else if (atom instanceof Predicate.TextMatch<Record> match) {
            return match.kind() == Predicate.TextMatch.Kind.CONTAINS ? CONTAINS : STARTS_WITH;
        }
        return switch (((Predicate.Comparison<Record>) atom).operator()) {
            case EQUAL -> EQ;
            case LESS -> LT;
            case LESS_OR_EQUAL -> LE;
            case GREATER -> GT;
            case GREATER_OR_EQUAL -> GE;
        };
    }

    static boolean isEquality(Predicate<Record> predicate) {
        return predicate instanceof Predicate.Comparison<Record> comparison && comparison.operator() == Operator.EQUAL;
    }

    /** Whether {@code between} made it: at least one value, at most another, of one attribute. */
    static boolean isBetween(Predicate.And<Record> and) {
        List<Predicate<Record>> terms = and.terms();
        return terms.size() == 2
                && terms.get(0) instanceof Predicate.Comparison<Record> least
                && terms.get(1) instanceof Predicate.Comparison<Record> greatest
                && least.attribute() == greatest.attribute()
                && least.operator() == Operator.GREATER_OR_EQUAL
                && greatest.operator() == Operator.LESS_OR_EQUAL;
    }
}
