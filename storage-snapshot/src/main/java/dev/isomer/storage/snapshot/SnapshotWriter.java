package dev.isomer.storage.snapshot;

import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.RowSource;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes all rows in the snapshot format; equal rows and counters of equal schemas give equal bytes. */
final class SnapshotWriter {
    private static final int ROWS_BETWEEN_PROGRESS = 1_000;

    private final RowSource rows;
    private final LeftOut leftOut;
    private final RecordedSchema schema;
    private final OutputStream file;
    private final MessageDigest digest = Sha256.start();
    private final OutputStream out;
    private final Consumer<? super Progress> progress;
    private long rowsDone;
    private long rowsInAll;

    SnapshotWriter(RowSource rows, LeftOut leftOut, OutputStream file, Consumer<? super Progress> progress) {
        this.rows = rows;
        this.leftOut = leftOut;
        this.schema = leftOut.recordedRest(rows.schema());
        this.file = file;
        this.out = new DigestOutputStream(file, digest);
        this.progress = progress;
    }

    /** Writes everything, and leaves the stream open. */
    List<TypeTotal> write() throws IOException {
        text(SnapshotFormat.START + version() + ",\n\"schema\": [\n");
        text(quoted(schema.lines(), ",\n"));
        text("\n],\n\"types\": {\n");
        List<EntityType<?>> types = leftOut.rest(rows.schema());
        types.forEach(type -> rowsInAll += rows.count(type));
        List<TypeTotal> totals = new ArrayList<>();
        for (EntityType<?> type : types) {
            text((totals.isEmpty() ? "" : ",\n") + "\"" + type.storedName() + "\": [\n");
            TypeTotal total =
                    TypeWriter.all(rows, type, schema.requireType(type.storedName()), out, () -> countRow(type));
            text(total.rows() == 0 ? "]" : "\n]");
            totals.add(total);
        }
        text("\n}," + SnapshotFormat.TOTALS);
        text(totals.stream().map(SnapshotWriter::line).collect(Collectors.joining(",\n")));
        text("\n},\n");
        file.write(SnapshotFormat.bytes(SnapshotFormat.end(Sha256.end(digest))));
        return totals;
    }

    private String version() {
        return leftOut.names().isEmpty()
                ? String.valueOf(SnapshotFormat.VERSION)
                : SnapshotFormat.VERSION_LEAVING_OUT + ",\n\"leftOut\": [" + quoted(leftOut.names(), ",") + "]";
    }

    private static String quoted(List<String> texts, String separator) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(separator));
    }

    private void countRow(EntityType<?> type) {
        rowsDone++;
        if (rowsDone % ROWS_BETWEEN_PROGRESS == 0 || rowsDone == rowsInAll) {
            progress.accept(new Progress(type, rowsDone, rowsInAll));
        }
    }

    private static String line(TypeTotal total) {
        return "\"" + total.type() + "\": {\"rows\":" + total.rows() + ",\"lastId\":" + total.lastId()
                + ",\"sha256\":\"" + total.sha256() + "\"}";
    }

    private void text(String text) throws IOException {
        out.write(SnapshotFormat.bytes(text));
    }
}
