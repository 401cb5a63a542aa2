package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Repository;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.fixture.Samples.Sample;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.model.Predicate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counting the values that rows have: rules GRP-07 to GRP-09. */
public class DistinctContract extends Contract {
    /** The topic for this engine. */
    public DistinctContract(TestedEngine engine) {
        super(engine);
    }

    private static <V> void check(ReadTransaction tx, Sample<V> sample) {
        List<Long> all = sample.ids(rank -> true);
        assertEquals(ranks(sample, all), tx.countDistinct(sample.attribute()), () -> "of " + sample.attribute());
        Predicate<AllTypes> some =
                AllTypes.TYPE.id().between(4L, 11L).or(AllTypes.TYPE.id().gt(30L));
        List<Long> among =
                all.stream().filter(id -> id >= 4 && id <= 11 || id > 30).toList();
        assertEquals(ranks(sample, among), tx.countDistinct(sample.attribute(), some));
    }

    /** How many values the rows with these ids have; what ranks alike is one value. */
    private static long ranks(Sample<?> sample, List<Long> among) {
        return among.stream()
                .map(sample::rank)
                .filter(rank -> rank != Samples.NULL_RANK)
                .distinct()
                .count();
    }

    @Test
    @Rule("GRP-07")
    void valuesOfEveryTypeAreCountedOnceAndNullIsNone() {
        Store store = open(AllTypes.SCHEMA);
        assertEquals(0, store.repository(AllTypes.TYPE).countDistinct(AllTypes.OPTIONAL_TEXT));
        store.write(tx -> {
            Samples.rows().forEach(tx::insert);
            return 0;
        });
        store.read(tx -> {
            Samples.ALL.forEach(sample -> check(tx, sample));
            assertEquals(0, tx.countDistinct(AllTypes.OPTIONAL_TEXT, AllTypes.OPTIONAL_TEXT.isNull()));
            assertEquals(tx.count(AllTypes.TYPE), tx.countDistinct(AllTypes.TYPE.id()));
            return 0;
        });
    }

    @Test
    @Rule("GRP-08")
    void onlyWhatCanBeGroupedByIsCounted() {
        open(Conversations.SCHEMA)
                .read(tx -> assertThrowsExactly(InvalidQueryException.class, () -> tx.countDistinct(Message.BODY)));
        open(Documents.SCHEMA)
                .read(tx -> assertThrowsExactly(InvalidQueryException.class, () -> tx.countDistinct(User.API_KEY)));
    }

    @Test
    @Rule("GRP-09")
    void theCountFollowsWhatTheTransactionChanges() {
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> {
            AllTypes one = tx.insert(AllTypes.empty().with(AllTypes.OPTIONAL_INTEGER, 1));
            tx.insert(AllTypes.empty().with(AllTypes.OPTIONAL_INTEGER, 2));
            tx.insert(AllTypes.empty().with(AllTypes.OPTIONAL_INTEGER, 2));
            tx.insert(AllTypes.empty());
            assertEquals(2, tx.countDistinct(AllTypes.OPTIONAL_INTEGER));
            tx.update(one.with(AllTypes.OPTIONAL_INTEGER, 2));
            assertEquals(1, tx.countDistinct(AllTypes.OPTIONAL_INTEGER));
            tx.update(one.with(AllTypes.OPTIONAL_INTEGER, 3));
            return 0;
        });
        Repository<AllTypes> rows = store.repository(AllTypes.TYPE);
        assertEquals(2, rows.countDistinct(AllTypes.OPTIONAL_INTEGER));
        assertEquals(1, rows.countDistinct(AllTypes.OPTIONAL_INTEGER, AllTypes.OPTIONAL_INTEGER.gt(2)));
    }
}
