package dev.isomer.storage.snapshot;

import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects {@code Bytes} in chunks, since large arrays are hard on the heap; no more than a store can hold. */
final class BytesOutput extends OutputStream {
    private final List<InputStream> chunks = new ArrayList<>();
    private final ByteArrayOutputStream last = new ByteArrayOutputStream();
    private long total;

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        total += length;
        int at = offset;
        int left = total > Limits.VALUE_BYTES ? 0 : length;
        while (left > 0) {
            int part = Math.min(left, Bytes.CHUNK_BYTES - last.size());
            last.write(from, at, part);
            at += part;
            left -= part;
            if (last.size() == Bytes.CHUNK_BYTES) {
                endChunk();
            }
        }
    }

    private void endChunk() {
        chunks.add(new ByteArrayInputStream(last.toByteArray()));
        last.reset();
    }

    /** All that was written, or null if it is more than a store can hold; called once. */
    @Nullable
    Bytes bytes() throws IOException {
        if (total > Limits.VALUE_BYTES) {
            return null;
        }
        endChunk();
        return Bytes.readFrom(new SequenceInputStream(Collections.enumeration(chunks)), Limits.VALUE_BYTES);
    }
}
