package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AllTypes;
import dev.isomer.storage.conformance.fixture.Conversations;
import dev.isomer.storage.conformance.fixture.Samples;
import dev.isomer.storage.conformance.fixture.Samples.Sample;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Group;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import dev.isomer.storage.model.TextAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Answers that need no second engine to be judged: a predicate and its negation, an index and none. Rules QRY. */
public class OracleContract extends Contract {
    /** The topic for this engine. */
    public OracleContract(TestedEngine engine) {
        super(engine);
    }

    private static List<Long> ids(ReadTransaction tx, Query<AllTypes> query) {
        return tx.list(query).stream().map(AllTypes::id).toList();
    }

    /** One of each kind of predicate for each value of a sample. */
    private static <V> List<Predicate<AllTypes>> atoms(Attribute<AllTypes, V> attribute, List<V> values) {
        List<Predicate<AllTypes>> atoms = new ArrayList<>(List.of(attribute.isNull(), attribute.in(values)));
        for (V value : values) {
            V next = values.get((values.indexOf(value) + 1) % values.size());
            atoms.addAll(List.of(
                    attribute.eq(value),
                    attribute.lt(value),
                    attribute.ge(value),
                    attribute.between(value, next),
                    attribute.in(value, next)));
            if (value instanceof String part) {
                TextAttribute<AllTypes> text = AllTypes.TYPE.text(attribute.name());
                atoms.add(text.startsWith(part));
                atoms.add(text.contains(part));
            }
        }
        return atoms;
    }

    private static <V> List<Predicate<AllTypes>> atoms(Sample<V> sample) {
        return atoms(sample.attribute(), sample.ascending());
    }

    private static void assertPartitions(ReadTransaction tx, Predicate<AllTypes> predicate) {
        List<Long> matching = ids(tx, AllTypes.TYPE.where(predicate));
        List<Long> others = ids(tx, AllTypes.TYPE.where(predicate.not()));
        TreeSet<Long> all = new TreeSet<>(matching);
        all.addAll(others);
        assertEquals(LongStream.rangeClosed(1, Samples.ROWS).boxed().toList(), List.copyOf(all), predicate::toString);
        assertEquals(Samples.ROWS, matching.size() + others.size(), predicate::toString);
    }

    @Test
    @Rule("QRY-21")
    void everyRowMatchesAPredicateOrItsNegationAndNeverBoth() {
        Store store = open(AllTypes.SCHEMA);
        store.write(tx -> {
            Samples.rows().forEach(tx::insert);
            return tx.count(AllTypes.TYPE);
        });
        store.read(tx -> {
            Predicate<AllTypes> previous = AllTypes.OPTIONAL_COLOR.isNull();
            for (Sample<?> sample : Samples.ALL) {
                for (Predicate<AllTypes> atom : atoms(sample)) {
                    assertPartitions(tx, atom);
                    assertPartitions(tx, atom.or(previous.not()).not().or(atom.and(previous)));
                    previous = atom;
                }
            }
            return tx.count(AllTypes.TYPE);
        });
    }

    @Test
    @Rule("QRY-22")
    void anIndexChangesNoAnswer() {
        Store store = open(AllTypes.SCHEMA);
        List<AllTypes> rows = new ArrayList<>();
        for (AllTypes row : Samples.rows()) {
            AllTypes same = row;
            for (int i = 0; i < Samples.ALL.size(); i += 2) {
                same = copied(same, Samples.ALL.get(i), Samples.ALL.get(i + 1));
            }
            rows.add(same);
        }
        store.write(tx -> {
            rows.forEach(tx::insert);
            return tx.count(AllTypes.TYPE);
        });
        store.read(tx -> {
            for (int i = 0; i < Samples.ALL.size(); i += 2) {
                assertSameAnswers(tx, Samples.ALL.get(i), Samples.ALL.get(i + 1));
            }
            return tx.count(AllTypes.TYPE);
        });
    }

    /**
     * Both samples are of one type: the first one's values are put into the second one's attribute, which is indexed.
     */
    @SuppressWarnings("unchecked")
    private static <V> AllTypes copied(AllTypes row, Sample<V> plain, Sample<?> indexed) {
        return row.with(
                (Attribute<AllTypes, V>) indexed.attribute(), plain.attribute().get(row));
    }

    @SuppressWarnings("unchecked")
    private static <V> void assertSameAnswers(ReadTransaction tx, Sample<V> plain, Sample<?> second) {
        Attribute<AllTypes, V> indexed = (Attribute<AllTypes, V>) second.attribute();
        List<Predicate<AllTypes>> without = atoms(plain.attribute(), plain.ascending());
        List<Predicate<AllTypes>> with = atoms(indexed, plain.ascending());
        for (int i = 0; i < without.size(); i++) {
            for (boolean negated : new boolean[] {false, true}) {
                Predicate<AllTypes> p = negated ? without.get(i).not() : without.get(i);
                Predicate<AllTypes> q = negated ? with.get(i).not() : with.get(i);
                assertSame(
                        tx,
                        AllTypes.TYPE.where(p).orderBy(plain.attribute()),
                        AllTypes.TYPE.where(q).orderBy(indexed));
                assertSame(
                        tx,
                        AllTypes.TYPE
                                .where(p)
                                .orderBy(plain.attribute().descending())
                                .offset(1)
                                .limit(7),
                        AllTypes.TYPE
                                .where(q)
                                .orderBy(indexed.descending())
                                .offset(1)
                                .limit(7));
                assertEquals(tx.count(AllTypes.TYPE, p), tx.count(AllTypes.TYPE, q), q::toString);
                List<Group<V>> groups = tx.countBy(plain.attribute(), p, 5);
                assertEquals(groups, tx.countBy(indexed, q, 5), q::toString);
            }
        }
    }

    @Test
    @Rule("QRY-06")
    void aRowThatFulfilsBothAlternativesComesOnceAndBracketsHold() {
        Store store = open(Conversations.SCHEMA);
        for (int number = 1; number <= 4; number++) {
            insert(store, Conversations.session(number));
        }
        Predicate<Session> low = Session.NAME.le("session-3");
        Predicate<Session> high = Session.NAME.ge("session-2");
        Predicate<Session> first = Session.NAME.eq("session-1");
        assertEquals(List.of(1L, 2L, 3L, 4L), sessions(store, low.or(high)));
        assertEquals(List.of(1L), sessions(store, low.or(high).and(first)));
        assertEquals(List.of(2L, 3L), sessions(store, high.and(low)));
        assertEquals(List.of(1L, 2L, 3L), sessions(store, high.or(first).and(low)));
    }

    private List<Long> sessions(Store store, Predicate<Session> predicate) {
        return list(store, Session.TYPE.where(predicate)).stream()
                .map(Session::id)
                .toList();
    }

    private static void assertSame(ReadTransaction tx, Query<AllTypes> without, Query<AllTypes> with) {
        assertEquals(ids(tx, without), ids(tx, with), with::toString);
    }
}
