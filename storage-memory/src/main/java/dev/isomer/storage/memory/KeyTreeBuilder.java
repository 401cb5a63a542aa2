package dev.isomer.storage.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the nodes of a {@link KeyTree} of all its entries at once, which takes a fraction of the time of inserting
 * them: they are sorted, packed into leaves, and these into the nodes above, level by level.
 *
 * <pre>
 *   entries   a b c d e f g h i j k l m n o
 *   leaves    [a b c d e] [f g h i j] [k l m n o]
 *   above     [a           f           k        ]
 * </pre>
 */
final class KeyTreeBuilder {
    /** Leaves room: a full node would be split by the next insertion. */
    private static final int COUNT = KeyNode.GREATEST_COUNT - 4;

    private final KeyOrder order;
    private final long stamp;
    private long bytes;
    private int height;

    KeyTreeBuilder(KeyOrder order, long stamp) {
        this.order = order;
        this.stamp = stamp;
    }

    /** What the nodes occupy. */
    long bytes() {
        return bytes;
    }

    /** How many levels there are. */
    int height() {
        return height;
    }

    /**
     * An entry with the prefix of its key from where the keys begin to differ, which most comparisons are decided by.
     */
    private record Sorted(long prefix, KeyPosition entry) {
        int compareTo(KeyOrder order, Sorted other) {
            int prefixes = Long.compare(prefix, other.prefix);
            int keys = prefixes != 0 ? prefixes : order.compareKept(entry.kept(), other.entry.kept());
            return keys != 0 ? keys : Long.compare(entry.id(), other.entry.id());
        }
    }

    /** The root of a tree of these entries, in any order, no two of them equal; null if there are none. */
    @Nullable
    KeyNode build(List<KeyPosition> entries) {
        if (entries.isEmpty()) {
            return null;
        }
        Sorted[] sorted = sorted(entries);
        List<KeyNode> level = new ArrayList<>();
        for (int[] part : parts(sorted.length)) {
            KeyNode leaf = new KeyNode(stamp, true, part[1] - part[0]);
            for (int i = part[0]; i < part[1]; i++) {
                leaf.insert(leaf.count, order, sorted[i].entry());
            }
            level.add(done(leaf));
        }
        height = 1;
        while (level.size() > 1) {
            level = above(level);
            height++;
        }
        return level.get(0);
    }

    private List<KeyNode> above(List<KeyNode> children) {
        List<KeyNode> level = new ArrayList<>();
        for (int[] part : parts(children.size())) {
            KeyNode node = new KeyNode(stamp, false, part[1] - part[0]);
            for (int i = part[0]; i < part[1]; i++) {
                node.insertChild(node.count, order, children.get(i));
            }
            level.add(done(node));
        }
        return level;
    }

    private KeyNode done(KeyNode node) {
        node.skipAllCommon(order);
        node.recount();
        bytes += node.bytes();
        return node;
    }

    private Sorted[] sorted(List<KeyPosition> entries) {
        int start = order.hasStarts() ? Integer.MAX_VALUE : 0;
        for (int i = 0; i < entries.size() && start > 0; i++) {
            start = Math.min(
                    start,
                    order.commonStart(entries.get(0).kept(), entries.get(i).kept()));
        }
        Sorted[] sorted = new Sorted[entries.size()];
        for (int i = 0; i < sorted.length; i++) {
            KeyPosition entry = entries.get(i);
            sorted[i] = new Sorted(start == 0 ? entry.prefix() : order.prefixFrom(entry.kept(), start), entry);
        }
        Arrays.sort(sorted, (left, right) -> left.compareTo(order, right));
        return sorted;
    }

    /** From where to where each node's entries go: nearly equal numbers, none too few. */
    private static List<int[]> parts(int count) {
        int nodes = count <= KeyNode.GREATEST_COUNT ? 1 : (count + COUNT - 1) / COUNT;
        List<int[]> parts = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            parts.add(new int[] {(int) ((long) count * i / nodes), (int) ((long) count * (i + 1) / nodes)});
        }
        return parts;
    }
}
