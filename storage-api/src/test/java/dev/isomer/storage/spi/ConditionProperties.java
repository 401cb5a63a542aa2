package dev.isomer.storage.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Sample;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("property")
final class ConditionProperties {
    @Provide
    Arbitrary<Predicate<Sample>> predicate() {
        Arbitrary<Long> number = Arbitraries.longs().between(-2, 2);
        Arbitrary<Predicate<Sample>> atom = Arbitraries.oneOf(List.of(
                number.map(Sample.NUMBER::eq),
                number.map(Sample.NUMBER::ne),
                number.map(Sample.NUMBER::lt),
                number.map(Sample.NUMBER::le),
                number.map(Sample.NUMBER::gt),
                number.map(Sample.NUMBER::ge),
                number.list().ofMaxSize(3).map(Sample.NUMBER::in),
                Combinators.combine(number, number).as(Sample.NUMBER::between),
                Arbitraries.just(Sample.NUMBER.isNull()),
                Arbitraries.of("", "a", "ab").map(Sample.NAME::startsWith),
                Arbitraries.of("", "b", "ba").map(Sample.NAME::contains)));
        return Arbitraries.recursive(() -> atom, ConditionProperties::combined, 0, 4);
    }

    private static Arbitrary<Predicate<Sample>> combined(Arbitrary<Predicate<Sample>> inner) {
        return Arbitraries.oneOf(List.of(
                inner.map(Predicate::not),
                Combinators.combine(inner, inner).as(Predicate::and),
                Combinators.combine(inner, inner).as(Predicate::or)));
    }

    @Property
    void notHoldsExactlyWhereThePredicateDoesNot(
            @ForAll("predicate") Predicate<Sample> predicate, @ForAll("row") Sample row) {
        boolean holds = Condition.of(predicate).test(row);
        assertEquals(!holds, Condition.of(predicate.not()).test(row));
        assertEquals(!holds, Condition.of(new Predicate.Not<>(predicate)).test(row));
        assertEquals(true, Condition.of(predicate.or(predicate.not())).test(row));
        assertEquals(false, Condition.of(predicate.and(predicate.not())).test(row));
    }

    @Provide
    Arbitrary<Sample> row() {
        return Combinators.combine(
                        Arbitraries.of("", "a", "b", "ab", "bab"),
                        Arbitraries.longs().between(-3, 3).injectNull(0.3))
                .as(Sample::of);
    }
}
