package dev.isomer.storage.conformance.history;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.history.Operation.Kind;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingReading;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.spi.Condition;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.Reading;
import dev.isomer.storage.spi.Selection;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The oracles that need no model find what is wrong by themselves. */
@Tag("property")
final class OraclesTest {
    private static final EntityType<Record> TYPE = Family.ofRecords(AllTypes.TYPE);

    private static Operation list(Attribute<AllTypes, Integer> attribute) {
        Predicate<Record> atLeast = Family.ofObjects(attribute).ge(0);
        return new Operation.Rows(Kind.LIST, new Selected(TYPE.where(atLeast), null));
    }

    /** Answers scans on an attribute with a bound as if it had a row less, if the type has an index on it. */
    private static Driver withAnIndexThatLacksARow(Driver working, boolean reopened) {
        return new ForwardingDriver(working) {
            @Override
            public Reading read(Scope scope) {
                return new ForwardingReading(inner().read(scope)) {
                    @Override
                    public <E> void scan(Selection<E> all, RowSink<E> sink) {
                        boolean first = all.where() instanceof Condition.Compare<E> compare
                                && all.type().keys().stream()
                                        .anyMatch(key -> key.attributes().contains(compare.attribute()));
                        boolean[] skip = {first};
                        inner().scan(all, row -> {
                            boolean skipped = skip[0];
                            skip[0] = false;
                            return skipped || sink.accept(row);
                        });
                    }
                };
            }
        };
    }

    private static Place filled(TestedEngine engine) {
        Place place = Place.open(engine, AllTypes.SCHEMA, StoreOptions.defaults());
        place.stage().store().write(transaction -> {
            Samples.rows().forEach(transaction::insert);
            return true;
        });
        return place;
    }

    @Test
    void partitionsShowARowThatIsNeitherInThePredicateNorInItsNegation() {
        try (Place place = filled(KeptInMemory.engine(OraclesTest::withAnIndexThatLacksARow))) {
            Statements statements = StorePlayable.single(place.stage().store());
            Oracles oracles = new Oracles(KeptInMemory.engine());
            assertNull(oracles.wrong(list(AllTypes.INTEGER), statements));
            assertNotNull(oracles.wrong(list(AllTypes.OPTIONAL_INTEGER), statements));
        }
    }

    @Test
    void countsAreHeldAgainstLists() {
        TestedEngine broken = PlantedDefect.COUNT_WITHOUT_THE_BOUND.engine();
        try (Place place = filled(broken)) {
            Statements statements = StorePlayable.single(place.stage().store());
            assertNotNull(new Oracles(broken).wrong(list(AllTypes.INTEGER), statements));
        }
    }

    @Test
    void theTwinWithoutIndexesShowsWhatAnIndexLacks() {
        TestedEngine broken = KeptInMemory.engine(OraclesTest::withAnIndexThatLacksARow);
        try (Place place = filled(broken)) {
            Store store = place.stage().store();
            Oracles oracles = new Oracles(broken);
            oracles.wrong(list(AllTypes.INTEGER), StorePlayable.single(store));
            assertNull(oracles.wrongWithoutIndexes(store));
            oracles.wrong(list(AllTypes.OPTIONAL_INTEGER), StorePlayable.single(store));
            assertNotNull(oracles.wrongWithoutIndexes(store));
        }
    }

    @Test
    void whatTheOraclesFindIsMadeSmallAndPrintedLikeAnyOtherDifference() {
        Map<String, TestedEngine> engines =
                Map.of("oracles", KeptInMemory.engine(OraclesTest::withAnIndexThatLacksARow));
        HistoryMismatch mismatch =
                assertThrowsExactly(HistoryMismatch.class, () -> HistoryCampaign.run(1, 40_000, engines));
        assertTrue(mismatch.steps() <= 4, mismatch::getMessage);
    }
}
