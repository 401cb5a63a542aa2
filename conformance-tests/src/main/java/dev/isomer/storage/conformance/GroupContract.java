package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.AllTypes.Color;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Documents;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.fixture.Samples.Sample;
import dev.isomer.storage.conformance.fixture.User;
import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Predicate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counting by value: rules GRP. */
public class GroupContract extends Contract {
    /** The topic for this engine. */
    public GroupContract(TestedEngine engine) {
        super(engine);
    }

    private Store samples() {
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> {
            Samples.rows().forEach(tx::insert);
            return tx.count(AllTypes.TYPE);
        });
        return store;
    }

    /** The groups that ranks give, among the rows with these ids. */
    private static <V> List<Group<V>> expected(Sample<V> sample, List<Long> among) {
        return IntStream.range(Samples.NULL_RANK, sample.ascending().size())
                .mapToObj(rank -> new Group<V>(
                        rank == Samples.NULL_RANK ? null : sample.ascending().get(rank),
                        among.stream().filter(id -> sample.rank(id) == rank).count()))
                .filter(group -> group.count() > 0)
                .sorted(Comparator.comparingLong((Group<V> group) -> -group.count()))
                .toList();
    }

    private static <V> void check(ReadTransaction tx, Sample<V> sample) {
        List<Long> all = sample.ids(rank -> true);
        assertEquals(expected(sample, all), tx.countBy(sample.attribute(), 1_000), () -> "by " + sample.attribute());
        Predicate<AllTypes> some =
                AllTypes.TYPE.id().between(4L, 11L).or(AllTypes.TYPE.id().gt(30L));
        List<Long> among =
                all.stream().filter(id -> id >= 4 && id <= 11 || id > 30).toList();
        assertEquals(expected(sample, among), tx.countBy(sample.attribute(), some, 1_000));
    }

    @Test
    @Rule("GRP-01")
    void groupsOfEveryTypeComeByCountDescendingThenByValueWithNullTheLeast() {
        Store store = samples();
        store.read(tx -> {
            Samples.ALL.forEach(sample -> check(tx, sample));
            return 0;
        });
    }

    @Test
    @Rule("GRP-02")
    void nullIsAGroup() {
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> {
            for (Color color : new Color[] {null, Color.RED, null, Color.BLUE, Color.RED, null, Color.BLUE}) {
                tx.insert(AllTypes.empty().with(AllTypes.OPTIONAL_COLOR, color));
            }
            return 0;
        });
        List<Group<Color>> groups =
                List.of(new Group<>(null, 3), new Group<>(Color.BLUE, 2), new Group<>(Color.RED, 2));
        assertEquals(groups, store.read(tx -> tx.countBy(AllTypes.OPTIONAL_COLOR, 10)));
        assertEquals(
                groups.subList(1, 3),
                store.read(tx -> tx.countBy(AllTypes.OPTIONAL_COLOR, AllTypes.OPTIONAL_COLOR.isNotNull(), 10)));
        assertEquals(
                List.of(new Group<>(null, 1), new Group<>(Color.BLUE, 1), new Group<>(Color.RED, 1)),
                store.read(tx ->
                        tx.countBy(AllTypes.OPTIONAL_COLOR, AllTypes.TYPE.id().in(2L, 6L, 7L), 10)));
    }

    @Test
    @Rule("GRP-03")
    void theLimitTakesTheFirstGroupsOfThatOrder() {
        Store store = samples();
        store.read(tx -> {
            for (Sample<?> sample : Samples.ALL) {
                List<? extends Group<?>> all = tx.countBy(sample.attribute(), Long.MAX_VALUE);
                for (int limit = 0; limit <= all.size() + 1; limit++) {
                    assertEquals(all.subList(0, Math.min(limit, all.size())), tx.countBy(sample.attribute(), limit));
                }
            }
            return assertThrowsExactly(InvalidQueryException.class, () -> tx.countBy(AllTypes.COLOR, -1));
        });
    }

    @Test
    @Rule("GRP-04")
    void withoutRowsThereAreNoGroups() {
        Store store = open(AllTypes.SCHEMA);
        assertEquals(List.of(), store.read(tx -> tx.countBy(AllTypes.OPTIONAL_TEXT, 10)));
        store.write(tx -> tx.insert(AllTypes.empty()));
        assertEquals(List.of(), store.read(tx -> tx.countBy(AllTypes.OPTIONAL_TEXT, AllTypes.NUMBER.in(), 10)));
        assertEquals(List.of(new Group<>(1L, 1)), store.read(tx -> tx.countBy(AllTypes.TYPE.id(), 10)));
    }

    @Test
    @Rule("GRP-05")
    void onlyWhatCanBeOrderedIsGroupedBy() {
        open(Conversations.SCHEMA)
                .read(tx -> assertThrowsExactly(InvalidQueryException.class, () -> tx.countBy(Message.BODY, 1)));
        open(Documents.SCHEMA)
                .read(tx -> assertThrowsExactly(InvalidQueryException.class, () -> tx.countBy(User.API_KEY, 1)));
    }

    @Test
    @Rule("GRP-06")
    void groupsFollowWhatTheTransactionChanges() {
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> {
            AllTypes one = tx.insert(AllTypes.empty().with(AllTypes.OPTIONAL_INTEGER, 1));
            tx.insert(AllTypes.empty().with(AllTypes.OPTIONAL_INTEGER, 1));
            tx.insert(AllTypes.empty().with(AllTypes.OPTIONAL_INTEGER, 2));
            assertEquals(List.of(new Group<>(1, 2), new Group<>(2, 1)), tx.countBy(AllTypes.OPTIONAL_INTEGER, 10));
            tx.update(one.with(AllTypes.OPTIONAL_INTEGER, 2));
            assertEquals(List.of(new Group<>(2, 2), new Group<>(1, 1)), tx.countBy(AllTypes.OPTIONAL_INTEGER, 10));
            tx.delete(AllTypes.TYPE, 2);
            assertEquals(List.of(new Group<>(2, 2)), tx.countBy(AllTypes.OPTIONAL_INTEGER, 10));
            return 0;
        });
        assertEquals(List.of(new Group<>(2, 2)), store.read(tx -> tx.countBy(AllTypes.OPTIONAL_INTEGER, 10)));
    }
}
