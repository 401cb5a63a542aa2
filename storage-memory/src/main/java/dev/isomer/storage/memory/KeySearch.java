package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * Looks for one place of a {@link KeyTree}, from the root down.
 *
 * <p>A node's prefixes leave out what all its keys begin with, so the wanted key must first be known to begin so too.
 * To compare it with one of the node's keys means mostly to wait for memory. But what a node leaves out is mostly in
 * the prefix above it, which has been compared on the way:
 *
 * <pre>
 *   above     "server-" left out, prefixes  [ "0142…"  "0163…"  "0187…" ]     wanted: "server-016702"
 *   below     "server-01" left out                        │                   begins with "01" like "0163…"
 * </pre>
 */
final class KeySearch {
    private final KeyOrder order;
    private final KeyPosition wanted;
    /** The wanted key's prefix in the node that was last looked into. */
    private long prefix;
    /** Whether that prefix is all that follows of the wanted key there. */
    private boolean isWhole;
    /** What is known to begin like the wanted key. */
    private @Nullable KeyNode alike;

    KeySearch(KeyOrder order, KeyPosition wanted) {
        this.order = order;
        this.wanted = wanted;
    }

    /** The child of a node below which the place is: the last one whose first entry is before it, or else the first. */
    int childOf(KeyNode node) {
        int index = Math.max(0, lowerBound(node) - 1);
        KeyNode child = node.child(index);
        alike = beginsLike(node) && passes(child.skip - node.skip, node.prefixes[index]) ? child : null;
        return index;
    }

    /** Whether the wanted key is known to begin like all of the node's, which was looked into last. */
    boolean beginsLike(KeyNode node) {
        return alike == node;
    }

    /** Where a node's first entry is that is not before the place; {@code count} if all are. */
    int lowerBound(KeyNode node) {
        if (node.skip > 0 && !beginsLike(node)) {
            int start = order.compareStart(wanted.kept(), node.keys[0], node.skip);
            if (start != 0) {
                alike = null;
                return start < 0 ? 0 : node.count;
            }
        }
        if (alike != node || !isWhole) {
            alike = node;
            prefix = node.prefixOf(order, wanted);
            isWhole = order.isWhole(prefix, wanted.kept(), node.skip);
        }
        int low = node.firstFrom(prefix);
        return low < node.count && node.prefixes[low] == prefix ? boundAmongEqual(node, low) : low;
    }

    /** Whether an entry of the node that was looked into last has the wanted key. */
    boolean isAt(KeyNode node, int index) {
        return beginsLike(node) && node.prefixes[index] == prefix && (isWhole || compare(node, index) == 0);
    }

    /** The bound among entries with an equal prefix, of which {@code first} is the first. */
    private int boundAmongEqual(KeyNode node, int first) {
        int high = node.prefixes[node.count - 1] == prefix ? node.count : first + 1;
        while (high < node.count && node.prefixes[high] == prefix) {
            high++;
        }
        int low = first;
        int least = isWhole ? 0 : compare(node, low);
        boolean isOneKey = isWhole || least == 0 && high > first + 1 && compare(node, high - 1) == 0;
        while (low < high) {
            int middle = low + high >>> 1;
            int comparison = isOneKey ? 0 : middle == first ? least : compare(node, middle);
            if (comparison != 0 ? comparison < 0 : node.ids[middle] < wanted.id()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compare(KeyNode node, int index) {
        return order.compareKept(node.keys[index], wanted.kept());
    }

    /**
     * Whether the wanted key, which begins like all of a node's, is known to begin like all of a child's too, which
     * leave out so many units more. Only bytes that are one unit each tell it, and no 0, which may stand for the end.
     */
    private boolean passes(int units, long childPrefix) {
        if (units <= 0 || units > Long.BYTES) {
            isWhole &= units == 0;
            return units <= 0;
        }
        boolean isSame = (prefix ^ childPrefix) >>> Long.SIZE - units * Byte.SIZE == 0;
        if (!isSame || !KeyPrefix.isPlain(prefix, units)) {
            return false;
        }
        if (isWhole) {
            prefix = KeyPrefix.without(prefix, units);
        }
        return true;
    }
}
