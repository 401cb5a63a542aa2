package dev.isomer.storage.memory;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.memory.journal.Replay;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.OpeningProgress;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.RecordedType;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaUpgrade;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes states of what {@link RootContent} wrote, by the program's schema or by a narrower one of an earlier program.
 * They have no indexes: those are made of the last state, all at once.
 */
final class RootReplay implements Replay<Root> {
    private final String store;
    private final Schema schema;
    private final DatabaseShape shape;
    private final OpeningProgress progress;
    /** The schema of what is read now; most files have that of the one before. */
    private List<String> lines = List.of();

    private List<RowFormat<?>> formats = List.of();
    private @Nullable SchemaUpgrade upgrade;

    /** @param store what messages call it */
    RootReplay(String store, Schema schema, DatabaseShape shape, OpeningProgress progress) {
        this.store = store;
        this.schema = schema;
        this.shape = shape;
        this.progress = progress;
    }

    @Override
    public Root empty() {
        return Root.withoutIndexes(shape);
    }

    @Override
    public void schema(List<String> recordedLines) {
        if (recordedLines.equals(lines)) {
            return;
        }
        RecordedSchema recorded;
        try {
            recorded = RecordedSchema.parse(recordedLines);
        } catch (IllegalArgumentException unreadable) {
            throw new CannotOpenException(
                    store + " was made by a newer version of Isomer: " + unreadable.getMessage() + ". Update Isomer.",
                    unreadable);
        }
        upgrade = SchemaUpgrade.of(store, recorded, schema);
        List<RowFormat<?>> read = new ArrayList<>();
        for (RecordedType type : recorded.types()) {
            read.add(format(type));
        }
        formats = read;
        lines = recordedLines;
    }

    private RowFormat<?> format(RecordedType recorded) {
        for (EntityType<?> type : schema.types()) {
            if (type.storedName().equals(recorded.name())) {
                return RowFormat.recorded(recorded, type);
            }
        }
        throw new IllegalArgumentException("the schema has no type " + recorded.name());
    }

    @Override
    public Root transaction(Root before, InputStream content) throws IOException {
        Edit edit = new Edit(before);
        DataInputStream in = new DataInputStream(content);
        for (int kind = in.readByte(); kind != RootContent.END; kind = in.readByte()) {
            RowFormat<?> format = formats.get(in.readUnsignedShort());
            switch (kind) {
                case RootContent.PUT -> edit.put(format, in);
                case RootContent.REMOVED -> edit.remove(format.type(), in.readLong());
                case RootContent.COUNTER -> edit.raiseLastId(format.type(), in.readLong());
                default ->
                    throw new CannotOpenException(
                            store + " was made by a newer version of Isomer; update Isomer.", null);
            }
        }
        return edit.root();
    }

    @Override
    public void check(Root state) {
        SchemaUpgrade last = upgrade;
        if (last != null) {
            UniqueCheck.check(store, last, shape, state);
        }
    }

    @Override
    public void progress(long bytes, long allBytes) {
        progress.at(bytes, allBytes);
    }

    /** A state that is being made of another one, which stays as it is. */
    private final class Edit {
        private final Root before;
        private final Table<?>[] tables;
        private final long stamp;

        private Edit(Root before) {
            this.before = before;
            this.tables = before.tables().clone();
            this.stamp = before.stamp() + 1;
        }

        private <E> void put(RowFormat<E> format, DataInputStream in) throws IOException {
            E row = format.read(in);
            EntityType<E> type = format.type();
            Table<E> table = shape.table(tables, type);
            long id = type.idOf(row);
            E previous = table.rows().get(id);
            RowSize<E> size = table.shape().rowSize();
            tables[table.shape().ordinal()] = previous == null
                    ? table.insert(stamp, id, row, size.bytes(row))
                    : table.replace(
                            stamp, id, previous, row, size.unshared(previous, row), size.unshared(row, previous));
        }

        private <E> void remove(EntityType<E> type, long id) {
            Table<E> table = shape.table(tables, type);
            E row = table.rows().get(id);
            if (row == null) {
                throw new IllegalStateException("There is no row " + id + " of " + type + " to remove.");
            }
            tables[table.shape().ordinal()] = table.remove(stamp, id, row);
        }

        private <E> void raiseLastId(EntityType<E> type, long id) {
            Table<E> table = shape.table(tables, type);
            tables[table.shape().ordinal()] = table.raiseLastId(id);
        }

        private Root root() {
            long bytes = before.bytes();
            long replacedBytes = before.replacedBytes();
            for (int i = 0; i < tables.length; i++) {
                bytes += tables[i].bytes() - before.tables()[i].bytes();
                replacedBytes += tables[i].replacedBytes() - before.tables()[i].replacedBytes();
            }
            return new Root(tables, bytes, replacedBytes, stamp);
        }
    }
}
