package dev.isomer.storage.memory.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What was committed, as one text that only grows, so that whatever is read is compared with it byte by byte and at no
 * cost but reading it: a state is a position in the text.
 */
final class CommittedText {
    private byte[] bytes = new byte[256];
    /** Where the text ends after each transaction, from that of none on. */
    private int[] ends = new int[16];

    private int count;

    /** Adds a transaction, and gives what is to be written for it. */
    Content add(String line) {
        byte[] added = line.getBytes(StandardCharsets.US_ASCII);
        int from = end(count);
        int to = from + added.length;
        if (to > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * to);
        }
        System.arraycopy(added, 0, bytes, from, added.length);
        count++;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count] = to;
        return out -> out.write(added);
    }

    /** Forgets the transactions after the first ones. */
    void cut(int transactions) {
        count = transactions;
    }

    /** How many transactions there are. */
    int count() {
        return count;
    }

    /** The position after the first transactions. */
    int end(int transactions) {
        return ends[transactions];
    }

    /** How many transactions end at a position or before it. */
    int transactionsAt(int position) {
        int found = Arrays.binarySearch(ends, 0, count + 1, position);
        if (found < 0) {
            throw new AssertionError("half a transaction was read, up to " + position + " of " + this);
        }
        return found;
    }

    /** A snapshot of all. */
    Content all() {
        byte[] copy = Arrays.copyOf(bytes, end(count));
        return out -> out.write(copy);
    }

    /** Whether these bytes are what the text goes on with at a position. */
    boolean hasAt(int position, byte[] read, int length) {
        return position + length <= end(count) && Arrays.equals(bytes, position, position + length, read, 0, length);
    }

    @Override
    public String toString() {
        return count + " transactions in " + end(count) + " bytes";
    }
}
