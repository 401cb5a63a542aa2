package dev.isomer.storage.snapshot;

import dev.isomer.storage.RowSource;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.RecordedType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one type and hashes what it writes, which is the content's hash wherever it is written to. */
final class TypeWriter {
    private final RecordedType type;
    private final MessageDigest digest = Sha256.start();
    private final RowWriter rows;

    TypeWriter(RecordedType type, OutputStream out) throws IOException {
        this.type = type;
        this.rows = new RowWriter(type, new DigestOutputStream(out, digest));
    }

    /** Writes a row, its values in the order of the type's attributes. */
    void write(@Nullable Object[] values) throws IOException {
        rows.write(values);
    }

    /** Ends the rows, of which the counter is given. */
    TypeTotal end(long lastId) throws IOException {
        rows.end();
        return new TypeTotal(type.name(), rows.rows(), lastId, Sha256.end(digest));
    }

    /** Writes all rows of a type. */
    static <E> TypeTotal all(
            RowSource source, EntityType<E> type, RecordedType recorded, OutputStream out, Runnable afterEach)
            throws IOException {
        TypeWriter writer = new TypeWriter(recorded, out);
        try {
            source.forEach(type, row -> {
                try {
                    writer.write(type.valuesOf(row));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
                afterEach.run();
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        return writer.end(source.lastId(type));
    }
}
