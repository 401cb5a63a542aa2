package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.isomer.storage.model.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees of four levels, whose inner nodes are split and joined too, with states that are kept in between. */
class LargeKeyTreeTest {
    private static final int ENTRIES = 20_000;
    private static final int STEPS_OF_A_TRANSACTION = 700;
    /** Of one to three bytes each. */
    private static final String PLAIN = "ab\u00e9\u00ea\u20ac";
    /** What stands for the end in a prefix too, and what the order of UTF-16 has in another place. */
    private static final String NOT_PLAIN = "\0\ufffd";

    private static final KeyOrder ORDER = KeyOrder.of(List.of(ValueType.TEXT));
    private static final Comparator<Entry> BY_KEY =
            Comparator.comparing(Entry::key, ValueType.TEXT::compare).thenComparing(Entry::id);

    record Entry(String key, long id) {}

    record State(KeyTree tree, List<Entry> entries) {}

    private final List<State> states = new ArrayList<>();
    private final TreeSet<Entry> model = new TreeSet<>(BY_KEY);
    private KeyTree tree = KeyTree.empty(ORDER);
    private long stamp = 1;
    private int steps;

    private void insert(Entry entry) {
        model.add(entry);
        tree = tree.insert(stamp, entry.key(), entry.id());
        step();
    }

    private void remove(Entry entry) {
        model.remove(entry);
        tree = tree.remove(stamp, entry.key(), entry.id());
        step();
    }

    private void step() {
        if (++steps % STEPS_OF_A_TRANSACTION == 0) {
            states.add(new State(tree, List.copyOf(model)));
            stamp++;
        }
    }

    private static String text(Random random, String characters) {
        StringBuilder text = new StringBuilder("a".repeat(random.nextInt(3) * 6));
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private static List<Long> ids(KeyTree tree) {
        List<Long> ids = new ArrayList<>();
        KeyCursor cursor = tree.cursor(KeyRange.ALL, false);
        while (cursor.next()) {
            ids.add(cursor.id());
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLargeTreeIsASortedSetAndItsSnapshotsStay(long seed) {
        Random random = new Random(seed);
        List<Entry> present = new ArrayList<>();
        for (long id = 1; id <= ENTRIES; id++) {
            Entry entry = new Entry(text(random, PLAIN + (seed > 2 ? NOT_PLAIN : "")), id);
            present.add(entry);
            insert(entry);
        }
        assertEquals(4, tree.height());
        while (present.size() > ENTRIES / 20) {
            Entry gone = present.remove(random.nextInt(present.size()));
            remove(gone);
        }
        for (State state : states) {
            assertNull(KeyTreeCheck.problem(state.tree()));
            assertEquals(state.entries().stream().map(Entry::id).toList(), ids(state.tree()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, PLAIN + NOT_PLAIN})
    void everyPlaceIsFoundInALargeTree(String characters) {
        Random random = new Random(4);
        for (long id = 1; id <= ENTRIES; id++) {
            insert(new Entry(text(random, characters), id));
        }
        for (int i = 0; i < ENTRIES; i++) {
            String key = text(random, PLAIN + NOT_PLAIN);
            TreeSet<Entry> before = (TreeSet<Entry>) model.headSet(new Entry(key, 0));
            Entry last = model.floor(new Entry(key, KeyPosition.AFTER_ALL));
            boolean isThere = last != null && last.key().equals(key);
            assertEquals(isThere ? last.id() : 0, tree.find(key), key);
            assertEquals(
                    before.isEmpty() ? 0 : before.last().id(),
                    lastId(new KeyRange(null, KeyPosition.before(ORDER, key))));
        }
    }

    /** A key that begins unlike the others leaves its leaf with less left out than the nodes above leave out later. */
    @Test
    void everyKeyIsFoundWhereTheLeafLeavesOutLessThanTheNodeAbove() {
        for (int id = 1; id <= 2_000; id += 2) {
            insert(new Entry("key-%04d".formatted(id), id));
            if (id % 100 == 1) {
                Entry unlike = new Entry("a", 1);
                insert(unlike);
                remove(unlike);
            }
        }
        for (int id = 2_000; id > 0; id -= 2) {
            insert(new Entry("key-%04d".formatted(id), id));
        }
        for (Entry entry : model) {
            assertEquals(entry.id(), tree.find(entry.key()));
        }
    }

    private long lastId(KeyRange range) {
        KeyCursor cursor = tree.cursor(range, true);
        return cursor.next() ? cursor.id() : 0;
    }
}
