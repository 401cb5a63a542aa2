package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** The trie against a {@link TreeMap}, with snapshots and savepoints taken in between. */
@Tag("property")
class IdTrieProperties {
    private static final long GREATEST_ID = 1L << 62;

    enum Action {
        PUT,
        REMOVE,
        SNAPSHOT,
        ROLLBACK
    }

    record Step(Action action, long id) {}

    record Snapshot(IdTrie<String> trie, TreeMap<Long, String> model) {}

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void aTrieIsASortedMapAndItsSnapshotsStay(@ForAll("programs") List<Step> program, @ForAll("ids") long bound) {
        List<Snapshot> snapshots = new ArrayList<>();
        IdTrie<String> trie = IdTrie.empty();
        TreeMap<Long, String> model = new TreeMap<>();
        long stamp = 1;
        for (Step step : program) {
            switch (step.action()) {
                case PUT -> {
                    String row = step.id() + "@" + stamp + "/" + model.size();
                    trie = trie.put(stamp, step.id(), row);
                    model.put(step.id(), row);
                }
                case REMOVE -> {
                    trie = trie.remove(stamp, step.id());
                    model.remove(step.id());
                }
                case SNAPSHOT -> {
                    snapshots.add(new Snapshot(trie, new TreeMap<>(model)));
                    stamp++;
                }
                case ROLLBACK -> {
                    if (!snapshots.isEmpty()) {
                        Snapshot last = snapshots.get(snapshots.size() - 1);
                        trie = last.trie();
                        model = new TreeMap<>(last.model());
                        stamp++;
                    }
                }
            }
            assertEquals(model.get(step.id()), trie.get(step.id()));
        }
        snapshots.add(new Snapshot(trie, model));
        for (Snapshot snapshot : snapshots) {
            check(snapshot, bound);
        }
    }

    private static void check(Snapshot snapshot, long bound) {
        IdTrie<String> trie = snapshot.trie();
        TreeMap<Long, String> model = snapshot.model();
        assertNull(IdTrieCheck.problem(trie));
        assertEquals(model.size(), trie.size());
        assertEquals(List.copyOf(model.values()), rest(new IdCursor<>(trie, 0, Long.MAX_VALUE, false)));
        assertEquals(List.copyOf(model.descendingMap().values()), rest(new IdCursor<>(trie, 0, Long.MAX_VALUE, true)));
        NavigableMap<Long, String> upper = model.tailMap(bound, true);
        assertEquals(List.copyOf(upper.values()), rest(new IdCursor<>(trie, bound, Long.MAX_VALUE, false)));
        NavigableMap<Long, String> lower = model.headMap(bound, true).descendingMap();
        assertEquals(List.copyOf(lower.values()), rest(new IdCursor<>(trie, 0, bound, true)));
        assertEquals(
                List.copyOf(upper.descendingMap().values()), rest(new IdCursor<>(trie, bound, Long.MAX_VALUE, true)));
        assertEquals(List.copyOf(model.headMap(bound, true).values()), rest(new IdCursor<>(trie, 0, bound, false)));
        assertEquals(model.headMap(bound).size(), trie.rowsBefore(bound));
        long index = 0;
        for (Map.Entry<Long, String> entry : model.entrySet()) {
            assertSame(entry.getValue(), trie.get(entry.getKey()));
            assertEquals(index, trie.rowsBefore(entry.getKey()));
            assertEquals(entry.getKey(), trie.idAt(index++));
        }
    }

    private static List<String> rest(IdCursor<String> cursor) {
        List<String> rows = new ArrayList<>();
        for (String row = cursor.next(); row != null; row = cursor.next()) {
            rows.add(row);
        }
        return rows;
    }

    /** The shape depends on the ids alone, so bytes after insertions and deletions are those of what is left. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void bytesDependOnTheIdsAlone(@ForAll("programs") List<Step> program) {
        IdTrie<String> worked = IdTrie.empty();
        for (Step step : program) {
            worked = step.action() == Action.REMOVE ? worked.remove(1, step.id()) : worked.put(1, step.id(), "row");
        }
        IdTrie<String> fresh = IdTrie.empty();
        for (long id = worked.ceiling(0); id != 0; id = worked.ceiling(id + 1)) {
            fresh = fresh.put(1, id, "row");
        }
        assertEquals(fresh.bytes(), worked.bytes());
        for (long id = worked.ceiling(0); id != 0; id = worked.ceiling(id + 1)) {
            worked = worked.remove(2, id);
        }
        assertEquals(0, worked.bytes());
    }

    @Example
    void idsOutsideTheTrieAreAbsent() {
        IdTrie<String> trie = IdTrie.<String>empty().put(1, 5, "five").put(1, GREATEST_ID, "greatest");
        for (long id : new long[] {Long.MIN_VALUE, -1, 0, 4, 6, GREATEST_ID - 1, GREATEST_ID + 1, Long.MAX_VALUE}) {
            assertNull(trie.get(id));
            assertSame(trie, trie.remove(2, id));
        }
        assertEquals(2, trie.rowsBefore(Long.MAX_VALUE));
        assertEquals(0, trie.rowsBefore(Long.MIN_VALUE));
        assertThrows(IndexOutOfBoundsException.class, () -> trie.idAt(2));
        assertThrows(IndexOutOfBoundsException.class, () -> trie.idAt(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> IdTrie.empty().idAt(0));
        assertEquals(GREATEST_ID, trie.floor(Long.MAX_VALUE));
        assertEquals(5, trie.floor(GREATEST_ID - 1));
        assertEquals(0, trie.floor(4));
        assertEquals(0, trie.floor(-1));
        assertEquals(5, trie.ceiling(-1));
        assertEquals(0, trie.ceiling(GREATEST_ID + 1));
        assertThrows(IllegalStateException.class, () -> IdTrie.empty().leafOf(1));
    }

    @Provide
    Arbitrary<List<Step>> programs() {
        Arbitrary<Action> actions = Arbitraries.frequency(
                Tuple.of(12, Action.PUT),
                Tuple.of(8, Action.REMOVE),
                Tuple.of(2, Action.SNAPSHOT),
                Tuple.of(1, Action.ROLLBACK));
        return Combinators.combine(actions, ids())
                .as(Step::new)
                .list()
                .ofMaxSize(400)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<Long> ids() {
        Arbitrary<Long> small = Arbitraries.longs().between(1, 100);
        Arbitrary<Long> edges = Arbitraries.integers()
                .between(0, 62)
                .flatMap(bit -> Arbitraries.longs().between(-1, 1).map(step -> (1L << bit) + step));
        return Arbitraries.frequencyOf(
                        Tuple.of(6, small), Tuple.of(2, Arbitraries.longs().between(1, 3_000)), Tuple.of(1, edges))
                .filter(id -> id >= 1 && id <= GREATEST_ID);
    }
}
