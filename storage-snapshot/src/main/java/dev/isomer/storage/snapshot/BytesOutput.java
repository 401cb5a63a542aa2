package dev.isomer.storage.snapshot;

import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects {@code Bytes} in chunks, since large arrays are hard on the heap; no more than a store can hold. */
final class BytesOutput extends OutputStream {
    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[256];
    private int used;
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
            if (used == Bytes.CHUNK_BYTES) {
                full.add(last);
                last = new byte[Bytes.CHUNK_BYTES];
                used = 0;
            } else if (used == last.length) {
                last = Arrays.copyOf(last, Math.min(Bytes.CHUNK_BYTES, last.length * 4));
            }
            int part = Math.min(left, last.length - used);
            System.arraycopy(from, at, last, used, part);
            used += part;
            at += part;
            left -= part;
        }
    }

    /** All that was written, or null if it is more than a store can hold. */
    @Nullable
    Bytes bytes() throws IOException {
        if (total > Limits.VALUE_BYTES) {
            return null;
        }
        List<InputStream> parts = new ArrayList<>();
        full.forEach(chunk -> parts.add(new ByteArrayInputStream(chunk)));
        parts.add(new ByteArrayInputStream(last, 0, used));
        return Bytes.readFrom(new SequenceInputStream(Collections.enumeration(parts)), Limits.VALUE_BYTES);
    }
}
