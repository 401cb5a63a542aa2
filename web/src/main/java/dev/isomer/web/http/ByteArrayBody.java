package dev.isomer.web.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body held in one array. */
final class ByteArrayBody implements Body {
    private final byte[] bytes;

    ByteArrayBody(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out, long offset, long countBytes) throws IOException {
        out.write(bytes, Math.toIntExact(offset), Math.toIntExact(countBytes));
    }
}
