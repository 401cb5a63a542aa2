package dev.isomer.web.resource.event;

import dev.isomer.web.http.EventSignal;
import dev.isomer.web.http.Handler;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;

/** Has those who listen look for changes after each request that may have made some, whatever came of it. */
public final class Announcing implements Handler {
    private final Handler inner;
    private final EventSignal changes;

    public Announcing(Handler inner, EventSignal changes) {
        this.inner = inner;
        this.changes = changes;
    }

    @Override
    public Response handle(Request request) {
        try {
            return inner.handle(request);
        } finally {
            if (!request.method().isSafe()) {
                changes.wake();
            }
        }
    }
}
