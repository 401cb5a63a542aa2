package dev.isomer.web.http;

import java.nio.ByteBuffer;

/** A body that is never whole: events, sent for as long as the client listens. Read at once, it is empty. */
record EventBody(EventSource source, EventSignal signal) implements Body {
    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public ByteBuffer bytes(long offset, int countBytes) {
        return ByteBuffer.allocate(0);
    }
}
