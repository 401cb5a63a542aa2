package dev.isomer.web.http;

import java.io.OutputStream;

/** A body that is never whole: events, sent for as long as the client listens. Read at once, it is empty. */
record EventBody(EventSource source, EventSignal signal) implements Body {
    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public void writeTo(OutputStream out, long offset, long countBytes) {
        // Nothing is there yet.
    }
}
