package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** Compares what a journal holds with what was committed, and fails where it is something else. */
final class TextReplay implements Replay<Integer> {
    /** After the transaction that may follow what was recovered first. */
    static final int AFTER = Integer.MAX_VALUE;

    private static final byte[] AFTERWARDS = {'a', 'f', 't', 'e', 'r'};

    private final CommittedText text;
    private byte[] read = new byte[64];
    private int afterwardsFrom = -1;

    TextReplay(CommittedText text) {
        this.text = text;
    }

    /** From here on a transaction may follow that is not in the text: after a position, the one that is given. */
    Content afterwards(int position) {
        afterwardsFrom = position;
        return out -> out.write(AFTERWARDS);
    }

    @Override
    public Integer empty() {
        return 0;
    }

    @Override
    public void schema(List<String> lines) {
        if (!lines.equals(Transcript.SCHEMA)) {
            throw new AssertionError("The schema is " + lines);
        }
    }

    @Override
    public Integer transaction(Integer before, InputStream content) throws IOException {
        int length = 0;
        for (int count = content.read(read, 0, read.length); count >= 0; ) {
            length += count;
            if (length == read.length) {
                read = Arrays.copyOf(read, 2 * length);
            }
            count = content.read(read, length, read.length - length);
        }
        if (before != AFTER && text.hasAt(before, read, length)) {
            return before + length;
        } else if (before == afterwardsFrom && Arrays.equals(AFTERWARDS, Arrays.copyOf(read, length))) {
            return AFTER;
        }
        throw new AssertionError("at " + before + " of " + text + " was read: " + new String(read, 0, length));
    }

    @Override
    public void check(Integer state) {
        if (state != AFTER) {
            text.transactionsAt(state);
        }
    }

    @Override
    public void progress(long bytes, long allBytes) {}
}
