package dev.isomer.storage.memory;

import dev.isomer.storage.memory.journal.Content;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What one state has other than another: a transaction where the one came of the other, a snapshot where the other is
 * the empty database.
 *
 * <p>States share what they have in common, so that finding what differs costs as much as was changed. It is what a
 * transaction did in the end: what it undid, or did twice, does not appear.
 *
 * <pre>
 *   1 table row       put        3 table lastId   the counter
 *   2 table id        removed    0                the end
 * </pre>
 */
final class RootContent implements Content {
    static final int END = 0;
    static final int PUT = 1;
    static final int REMOVED = 2;
    static final int COUNTER = 3;

    private final List<RowFormat<?>> formats;
    private final Root before;
    private final Root after;

    /** @param formats of the tables, in their order */
    RootContent(List<RowFormat<?>> formats, Root before, Root after) {
        this.formats = formats;
        this.before = before;
        this.after = after;
    }

    /** Whether there is no difference that would have to be written. */
    boolean isEmpty() {
        for (int i = 0; i < after.tables().length; i++) {
            Table<?> old = before.tables()[i];
            Table<?> now = after.tables()[i];
            if (!old.rows().isSame(now.rows()) || old.lastId() != now.lastId()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        for (int i = 0; i < after.tables().length; i++) {
            writeTable(i, before.tables()[i], after.tables()[i], data);
        }
        data.writeByte(END);
    }

    @SuppressWarnings("unchecked")
    private <E> void writeTable(int ordinal, Table<E> old, Table<?> now, DataOutputStream out) throws IOException {
        Table<E> next = (Table<E>) now;
        RowFormat<E> format = (RowFormat<E>) formats.get(ordinal);
        try {
            IdTrie.difference(old.rows(), next.rows(), new RowWriter<>(ordinal, format, out));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        if (old.lastId() != next.lastId()) {
            out.writeByte(COUNTER);
            out.writeShort(ordinal);
            out.writeLong(next.lastId());
        }
    }

    private record RowWriter<E>(int ordinal, RowFormat<E> format, DataOutputStream out)
            implements IdTrie.DifferenceSink<E> {
        @Override
        public void put(long id, E row) {
            try {
                out.writeByte(PUT);
                out.writeShort(ordinal);
                format.write(row, out);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void removed(long id) {
            try {
                out.writeByte(REMOVED);
                out.writeShort(ordinal);
                out.writeLong(id);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
