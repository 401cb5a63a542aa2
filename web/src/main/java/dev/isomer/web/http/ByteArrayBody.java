package dev.isomer.web.http;

import java.nio.ByteBuffer;

/** A body held in one array. */
record ByteArrayBody(byte[] array) implements Body {
    @Override
    public long sizeBytes() {
        return array.length;
    }

    @Override
    public ByteBuffer bytes(long offset, int countBytes) {
        return ByteBuffer.wrap(array, Math.toIntExact(offset), countBytes);
    }
}
