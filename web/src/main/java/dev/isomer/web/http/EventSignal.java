package dev.isomer.web.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells all who listen that there may be something new to send. Thread-safe. */
public final class EventSignal {
    private final Set<EventStream> listeners = ConcurrentHashMap.newKeySet();

    /** Has each listener look; returns at once. */
    public void wake() {
        listeners.forEach(EventStream::wake);
    }

    void add(EventStream listener) {
        listeners.add(listener);
    }

    void remove(EventStream listener) {
        listeners.remove(listener);
    }
}
