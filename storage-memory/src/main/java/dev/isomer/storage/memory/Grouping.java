package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Key;
import dev.isomer.storage.spi.Reading.GroupSink;
import dev.isomer.storage.spi.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts matching rows by the value of an attribute. Where an index begins with it and no row need be looked at to know
 * that it matches, its entries are counted, and at most one row of each value is read; else all matching rows are.
 *
 * @param <E> the row
 * @param <V> the attribute's value
 */
final class Grouping<E, V> {
    private final Table<E> table;
    private final Attribute<E, V> attribute;
    private final List<Group<V>> groups = new ArrayList<>();

    private Grouping(Table<E> table, Attribute<E, V> attribute) {
        this.table = table;
        this.attribute = attribute;
    }

    /** A value and how many rows have it. */
    private record Group<V>(@Nullable V value, long count) {}

    /** Gives the groups with the most rows, the least value first among equals. */
    static <E, V> void give(
            Table<E> table, Attribute<E, V> attribute, Selection<E> selection, long limit, GroupSink<V> sink) {
        Grouping<E, V> grouping = new Grouping<>(table, attribute);
        grouping.count(Planner.plan(table.shape(), selection), selection);
        // Stable, and the groups are by value.
        grouping.groups.sort((left, right) -> Long.compare(right.count(), left.count()));
        for (int i = 0; i < Math.min(limit, grouping.groups.size()); i++) {
            Group<V> group = grouping.groups.get(i);
            sink.accept(group.value(), group.count());
        }
    }

    private void count(Plan<E> plan, Selection<E> selection) {
        Access.Ranges<E> index = plan.isWholeAccess() ? index(plan.access()) : null;
        if (index != null) {
            countEntries(index);
        } else {
            countRows(plan.open(table, selection, 0));
        }
    }

    /** The ranges of an index that begins with the attribute, whose entries are those of all matching rows. */
    private Access.@Nullable Ranges<E> index(Access<E> access) {
        if (access instanceof Access.Ranges<E> ranges && isFirst(ranges.key())) {
            return ranges;
        }
        if (access instanceof Access.Rows<E> rows && rows.isAll()) {
            for (Key<E> key : table.shape().keys()) {
                if (isFirst(key)) {
                    return new Access.Ranges<>(key, List.of(KeyRange.ALL));
                }
            }
        }
        return null;
    }

    private boolean isFirst(Key<E> key) {
        return key.attributes().get(0) == attribute;
    }

    private void countEntries(Access.Ranges<E> index) {
        KeyTree tree = table.tree(index.key().ordinal());
        for (KeyRange range : index.ranges()) {
            KeyCursor cursor = tree.cursor(range, false);
            while (cursor.next()) {
                V value = value(tree.order(), cursor);
                add(value, 1 + cursor.passSameFirst());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable V value(KeyOrder order, KeyCursor cursor) {
        return order.keepsFirst() ? (V) order.firstOf(cursor.kept()) : attribute.get(table.row(cursor.id()));
    }

    /** Ranges may part the rows of one value. */
    private void add(@Nullable V value, long count) {
        int last = groups.size() - 1;
        if (last >= 0 && attribute.type().compare(groups.get(last).value(), value) == 0) {
            groups.set(last, new Group<>(value, groups.get(last).count() + count));
        } else {
            groups.add(new Group<>(value, count));
        }
    }

    private void countRows(Access.RowSource<E> source) {
        Map<@Nullable V, long[]> counts = new HashMap<>();
        for (E row = source.next(); row != null; row = source.next()) {
            counts.computeIfAbsent(attribute.get(row), value -> new long[1])[0]++;
        }
        counts.forEach((value, count) -> groups.add(new Group<>(value, count[0])));
        groups.sort(Comparator.comparing(Group::value, attribute.type()::compare));
    }
}
