package dev.isomer.web.http;

import java.nio.ByteBuffer;

/** The body of a response: its size is known before a byte is sent, and any part of it can be had alone. */
public interface Body {
    /** The number of bytes. */
    long sizeBytes();

    /**
     * {@code countBytes} bytes from {@code offset} on, which lie within the body, without waiting for anything. Whoever
     * takes them reads them only.
     */
    ByteBuffer bytes(long offset, int countBytes);

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
            public ByteBuffer bytes(long from, int count) {
                return whole.bytes(offset + from, count);
            }
        };
    }
}
