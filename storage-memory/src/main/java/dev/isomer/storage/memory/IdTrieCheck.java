package dev.isomer.storage.memory;

import org.jspecify.annotations.Nullable;

/** Reads a whole {@link IdTrie} and says what is wrong with it: bits, empty nodes, height, and the counts. */
final class IdTrieCheck {
    private long nodes;
    private long rows;

    private IdTrieCheck() {}

    /** The first problem, or null. */
    static @Nullable String problem(IdTrie<?> trie) {
        IdTrie.Shape shape = trie.shape();
        IdTrieCheck check = new IdTrieCheck();
        TrieNode root = shape.root();
        if (root != null) {
            if (root.used == 1) {
                return "The trie is higher than its ids need.";
            }
            String problem = check.problemOf(root.slots, shape.levels());
            if (problem != null) {
                return problem;
            }
        }
        boolean isCounted = check.nodes == shape.nodes() && check.rows == trie.size();
        return isCounted
                ? null
                : "The trie counts " + shape.nodes() + " nodes and " + trie.size() + " rows, and has " + check.nodes
                        + " and " + check.rows + ".";
    }

    private @Nullable String problemOf(@Nullable Object[] slots, int level) {
        TrieNode node = (TrieNode) slots[TrieNode.WIDTH];
        if (node == null || node.slots != slots) {
            return "A trie node's slots lead to another node.";
        }
        nodes++;
        if (node.used == 0) {
            return "A trie node is empty.";
        }
        long before = rows;
        for (int i = 0; i < TrieNode.WIDTH; i++) {
            Object content = slots[i];
            if (node.has(i) != (content != null)) {
                return "A trie node's slot " + i + " and its bit differ.";
            }
            if (content != null && level == 1) {
                rows++;
            } else if (content != null) {
                String problem = problemOf((Object[]) content, level - 1);
                if (problem != null) {
                    return problem;
                }
            }
        }
        return node.rows == rows - before
                ? null
                : "A trie node counts " + node.rows + " rows below it and has " + (rows - before) + ".";
    }
}
