package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.storage.model.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
import org.jspecify.annotations.Nullable;

/**
 * The tree against a {@link TreeSet} ordered by {@link ValueType#compare}, with snapshots and savepoints in between.
 */
@Tag("property")
class KeyTreeProperties {
    enum Action {
        INSERT,
        REMOVE,
        SNAPSHOT,
        ROLLBACK,
        REBUILD
    }

    record Step(Action action, Entry entry) {}

    record Entry(List<@Nullable Object> values, long id) {
        @Nullable
        Object key() {
            return values.size() == 1 ? values.get(0) : values.toArray();
        }
    }

    record Program(List<ValueType> types, List<Step> steps, List<Entry> bounds) {}

    record Snapshot(KeyTree tree, TreeSet<Entry> model) {}

    /** An entry with where a tree keeps its values, and its first one alone. */
    record Placed(Entry entry, KeyPosition values, KeyPosition first) {
        static Placed of(KeyOrder order, Entry entry) {
            List<@Nullable Object> first = new ArrayList<>(entry.values());
            for (int i = 1; i < first.size(); i++) {
                first.set(i, null);
            }
            return new Placed(
                    entry,
                    KeyPosition.of(order, entry.key(), entry.id()),
                    KeyPosition.of(order, new Entry(first, 0).key(), entry.id()));
        }

        long id() {
            return entry.id();
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aTreeIsASortedSetAndItsSnapshotsStay(@ForAll("programs") Program program) {
        List<Snapshot> snapshots = run(program);
        for (Snapshot snapshot : snapshots) {
            assertNull(KeyTreeCheck.problem(snapshot.tree()));
            assertEquals(snapshot.model().size(), snapshot.tree().size());
            List<Long> ids = snapshot.model().stream().map(Entry::id).toList();
            assertEquals(ids, ids(snapshot.tree().cursor(KeyRange.ALL, false)));
        }
        Snapshot last = snapshots.get(snapshots.size() - 1);
        KeyOrder order = last.tree().order();
        List<Placed> all =
                last.model().stream().map(entry -> Placed.of(order, entry)).toList();
        List<Entry> bounds = new ArrayList<>(program.bounds());
        last.model().stream().limit(40).forEach(bounds::add);
        for (Entry entry : bounds) {
            Placed bound = Placed.of(order, entry);
            checkPoint(last.tree(), all, bound);
            checkRanges(last, all, bound, Placed.of(order, program.bounds().get(0)));
        }
    }

    private static List<Snapshot> run(Program program) {
        List<Snapshot> snapshots = new ArrayList<>();
        KeyTree tree = KeyTree.empty(KeyOrder.of(program.types()));
        TreeSet<Entry> model = new TreeSet<>(order(program.types()));
        long stamp = 1;
        for (Step step : program.steps()) {
            Entry entry = step.entry();
            switch (step.action()) {
                case INSERT -> {
                    if (model.add(entry)) {
                        tree = tree.insert(stamp, entry.key(), entry.id());
                    }
                }
                case REMOVE -> {
                    Entry present = model.ceiling(entry);
                    if (present != null) {
                        model.remove(present);
                        tree = tree.remove(stamp, present.key(), present.id());
                    }
                }
                case SNAPSHOT -> {
                    snapshots.add(new Snapshot(tree, copy(model)));
                    stamp++;
                }
                case REBUILD -> {
                    stamp++;
                    tree = rebuilt(program.types(), stamp, model);
                }
                case ROLLBACK -> {
                    if (!snapshots.isEmpty()) {
                        tree = snapshots.get(snapshots.size() - 1).tree();
                        model = copy(snapshots.get(snapshots.size() - 1).model());
                        stamp++;
                    }
                }
            }
        }
        snapshots.add(new Snapshot(tree, model));
        return snapshots;
    }

    /** A tree of all entries at once, given in the order of their rows. */
    private static KeyTree rebuilt(List<ValueType> types, long stamp, TreeSet<Entry> model) {
        KeyOrder order = KeyOrder.of(types);
        List<KeyPosition> entries = model.stream()
                .sorted(Comparator.comparingLong(Entry::id))
                .map(entry -> KeyPosition.of(order, entry.key(), entry.id()))
                .toList();
        return KeyTree.of(order, stamp, entries);
    }

    private static TreeSet<Entry> copy(TreeSet<Entry> model) {
        return new TreeSet<>(model);
    }

    private static void checkPoint(KeyTree tree, List<Placed> all, Placed bound) {
        List<Long> expected = all.stream()
                .filter(placed -> sameValues(tree.order(), placed.values(), bound.values()))
                .map(Placed::id)
                .toList();
        Object key = bound.entry().key();
        assertEquals(expected.isEmpty() ? 0 : expected.get(expected.size() - 1), tree.find(key));
    }

    private static boolean sameValues(KeyOrder order, KeyPosition left, KeyPosition right) {
        return left.prefix() == right.prefix() && order.compareKept(left.kept(), right.kept()) == 0;
    }

    private static void checkRanges(Snapshot snapshot, List<Placed> all, Placed from, Placed to) {
        KeyTree tree = snapshot.tree();
        int at = snapshot.model().headSet(from.entry(), false).size();
        int end = snapshot.model().headSet(to.entry(), false).size();
        checkRange(tree, new KeyRange(from.values(), null), all.subList(at, all.size()));
        checkRange(tree, new KeyRange(null, from.values()), all.subList(0, at));
        checkRange(tree, new KeyRange(from.values(), to.values()), all.subList(at, Math.max(at, end)));
        List<@Nullable Object> first = from.entry().values().subList(0, 1);
        Object beginning = from.entry().values().size() == 1 ? first.get(0) : first.toArray();
        List<Placed> beginningAlike = all.stream()
                .filter(placed -> sameValues(tree.order(), placed.first(), from.first()))
                .toList();
        checkRange(tree, KeyRange.of(tree.order(), beginning), beginningAlike);
    }

    private static void checkRange(KeyTree tree, KeyRange range, List<Placed> expected) {
        int size = expected.size();
        assertEquals(size, tree.count(range));
        List<Long> upwards = expected.stream().map(Placed::id).toList();
        List<Long> downwards = new ArrayList<>(upwards);
        Collections.reverse(downwards);
        assertEquals(upwards, ids(tree.cursor(range, false)));
        assertEquals(downwards, ids(tree.cursor(range, true)));
        for (int passed : size == 0 ? List.<Integer>of() : List.of(0, size / 3, size * 2 / 3, size - 1)) {
            assertEquals(upwards.subList(passed, size), ids(tree.cursor(range, false, passed)));
            assertEquals(downwards.subList(passed, size), ids(tree.cursor(range, true, passed)));
        }
        assertEquals(firstValues(tree.order(), expected), firstValues(tree.cursor(range, false)));
    }

    /** How many entries have each first value, by the id of the first of them. */
    private static Map<Long, Long> firstValues(KeyOrder order, List<Placed> entries) {
        Map<Long, Long> counts = new LinkedHashMap<>();
        Placed first = null;
        for (Placed entry : entries) {
            if (first == null || !sameValues(order, entry.first(), first.first())) {
                first = entry;
            }
            counts.merge(first.id(), 1L, Long::sum);
        }
        return counts;
    }

    private static Map<Long, Long> firstValues(KeyCursor cursor) {
        Map<Long, Long> counts = new LinkedHashMap<>();
        while (cursor.next()) {
            counts.merge(cursor.id(), 1 + cursor.passSameFirst(), Long::sum);
        }
        return counts;
    }

    private static List<Long> ids(KeyCursor cursor) {
        List<Long> ids = new ArrayList<>();
        while (cursor.next()) {
            ids.add(cursor.id());
        }
        return ids;
    }

    private static Comparator<Entry> order(List<ValueType> types) {
        return (left, right) -> {
            for (int i = 0; i < types.size(); i++) {
                int compared = types.get(i)
                        .compare(left.values().get(i), right.values().get(i));
                if (compared != 0) {
                    return compared;
                }
            }
            return Long.compare(left.id(), right.id());
        };
    }

    @Example
    void anEmptiedTreeOccupiesNothing() {
        KeyTree tree = KeyTree.empty(KeyOrder.of(List.of(ValueType.TEXT, ValueType.LONG)));
        for (int id = 1; id <= 5_000; id++) {
            tree = tree.insert(id, new Object[] {"name" + id % 700, (long) id}, id);
        }
        assertNull(KeyTreeCheck.problem(tree));
        for (int id = 1; id <= 5_000; id++) {
            tree = tree.remove(5_000 + id, new Object[] {"name" + id % 700, (long) id}, id);
        }
        assertNull(KeyTreeCheck.problem(tree));
        assertEquals(0, tree.bytes());
        assertEquals(0, tree.size());
    }

    @Example
    void anEntryIsThereOnce() {
        KeyTree tree = KeyTree.empty(KeyOrder.of(List.of(ValueType.TEXT))).insert(1, "a", 1);
        assertThrows(IllegalStateException.class, () -> tree.insert(1, "a", 1));
        assertThrows(IllegalStateException.class, () -> tree.remove(1, "a", 2));
        assertThrows(IllegalStateException.class, () -> tree.remove(1, "b", 1));
    }

    @Provide
    Arbitrary<Program> programs() {
        Arbitrary<List<ValueType>> types =
                Arbitraries.of(ValueType.class).list().ofMinSize(1).ofMaxSize(3);
        return types.flatMap(chosen -> {
            Arbitrary<Entry> entries = entries(chosen);
            Arbitrary<Action> actions = Arbitraries.frequency(
                    Tuple.of(60, Action.INSERT),
                    Tuple.of(35, Action.REMOVE),
                    Tuple.of(2, Action.SNAPSHOT),
                    Tuple.of(1, Action.ROLLBACK),
                    Tuple.of(1, Action.REBUILD));
            Arbitrary<List<Step>> growing = entries.map(entry -> new Step(Action.INSERT, entry))
                    .list()
                    .ofMaxSize(1_500)
                    .withSizeDistribution(RandomDistribution.uniform());
            Arbitrary<List<Step>> mixed = Combinators.combine(actions, entries)
                    .as(Step::new)
                    .list()
                    .ofMaxSize(800)
                    .withSizeDistribution(RandomDistribution.uniform());
            Arbitrary<List<Step>> steps = Combinators.combine(growing, mixed).as((first, second) -> {
                List<Step> all = new ArrayList<>(first);
                all.addAll(second);
                return all;
            });
            return Combinators.combine(steps, entries.list().ofSize(6))
                    .as((program, bounds) -> new Program(chosen, program, bounds));
        });
    }

    private static Arbitrary<Entry> entries(List<ValueType> types) {
        List<Arbitrary<@Nullable Object>> values =
                types.stream().map(type -> KeyValues.of(type).injectNull(0.05)).toList();
        return Combinators.combine(
                        Combinators.combine(values).as(list -> list),
                        Arbitraries.longs().between(1, 60))
                .as(Entry::new);
    }
}
