package dev.isomer.web.http;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a response: its size is known before a byte is written, and any part of it can be written alone. */
public interface Body {
    /** The number of bytes. */
    long sizeBytes();

    /**
     * Writes {@code countBytes} bytes from {@code offset} on, which lie within the body, without waiting for anything.
     */
    void writeTo(OutputStream out, long offset, long countBytes) throws IOException;

    /** A body of these bytes, which the caller gives up. */
    static Body of(byte[] bytes) {
        return new ByteArrayBody(bytes);
    }

    /** The given part of this body. */
    default Body part(long offset, long countBytes) {
        Body whole = this;
        return new Body() {
            @Override
            public long sizeBytes() {
                return countBytes;
            }

            @Override
            public void writeTo(OutputStream out, long from, long count) throws IOException {
                whole.writeTo(out, offset + from, count);
            }
        };
    }
}
