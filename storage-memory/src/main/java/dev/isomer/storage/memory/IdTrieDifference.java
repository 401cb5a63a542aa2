package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * Walks two {@link IdTrie}s beside each other, as far as they do not share nodes.
 *
 * @param <E> the row
 */
final class IdTrieDifference<E> {
    private static final int BITS = 5;

    private final IdTrie.DifferenceSink<E> sink;

    IdTrieDifference(IdTrie.DifferenceSink<E> sink) {
        this.sink = sink;
    }

    void between(IdTrie.Shape before, IdTrie.Shape after) {
        TrieNode old = before.root();
        TrieNode now = after.root();
        int oldLevel = level(before);
        int nowLevel = level(after);
        // The lower of the two is what the first slot of the higher has, level by level.
        while (oldLevel > nowLevel) {
            walkOthers(old, oldLevel, true);
            old = first(old);
            oldLevel -= BITS;
        }
        while (nowLevel > oldLevel) {
            walkOthers(now, nowLevel, false);
            now = first(now);
            nowLevel -= BITS;
        }
        walk(old, now, nowLevel, 0);
    }

    private static int level(IdTrie.Shape shape) {
        return Math.max(0, shape.levels() - 1) * BITS;
    }

    private static @Nullable TrieNode first(@Nullable TrieNode node) {
        return node == null || !node.has(0) ? null : node.child(0);
    }

    private void walkOthers(@Nullable TrieNode node, int level, boolean isOld) {
        if (node == null) {
            return;
        }
        for (int slot = node.firstFrom(1); slot >= 0; slot = node.firstFrom(slot + 1)) {
            TrieNode child = node.child(slot);
            walk(isOld ? child : null, isOld ? null : child, level - BITS, (long) slot << level);
        }
    }

    private void walk(@Nullable TrieNode old, @Nullable TrieNode now, int level, long from) {
        if (old == now) {
            return;
        }
        int used = (old == null ? 0 : old.used) | (now == null ? 0 : now.used);
        for (int left = used; left != 0; left &= left - 1) {
            int slot = Integer.numberOfTrailingZeros(left);
            long id = from | (long) slot << level;
            if (level > 0) {
                TrieNode before = old == null ? null : old.childOrNull(slot);
                TrieNode after = now == null ? null : now.childOrNull(slot);
                walk(before, after, level - BITS, id);
            } else {
                Object before = old == null ? null : old.slots[slot];
                Object after = now == null ? null : now.slots[slot];
                if (before != after) {
                    tell(id, after);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void tell(long id, @Nullable Object after) {
        if (after == null) {
            sink.removed(id);
        } else {
            sink.put(id, (E) after);
        }
    }
}
