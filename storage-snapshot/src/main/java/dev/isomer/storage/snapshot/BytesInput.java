package dev.isomer.storage.snapshot;

import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** Reads {@code Bytes} without a copy of all of them. */
final class BytesInput extends InputStream {
    private final Bytes bytes;
    private int at;

    BytesInput(Bytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return at == bytes.length() ? -1 : bytes.at(at++) & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        int count = Math.min(length, bytes.length() - at);
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        bytes.writeTo(new ArrayOutput(into, offset), at, count);
        at += count;
        return count;
    }

    /** Writes into a part of an array, which is large enough. */
    private static final class ArrayOutput extends OutputStream {
        private final byte[] array;
        private int next;

        ArrayOutput(byte[] array, int offset) {
            this.array = array;
            this.next = offset;
        }

        @Override
        public void write(int value) {
            array[next++] = (byte) value;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            System.arraycopy(from, offset, array, next, length);
            next += length;
        }
    }
}
