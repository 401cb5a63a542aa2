package dev.isomer.web.resource.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wrong tokens of the last minute, by the address they came from. Safe for many threads. */
final class Attempts {
    /** How many wrong tokens an address may send in a minute. */
    static final int LIMIT = 10;

    static final Duration SPAN = Duration.ofMinutes(1);

    private static final int ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>();

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether this address sent as many as it may. */
    synchronized boolean isExhausted(String address) {
        Deque<Instant> times = failures.get(address);
        if (times == null) {
            return false;
        }
        Instant since = clock.instant().minus(SPAN);
        while (!times.isEmpty() && !times.getFirst().isAfter(since)) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            failures.remove(address);
        }
        return times.size() >= LIMIT;
    }

    /** A wrong one came. */
    synchronized void failed(String address) {
        if (failures.size() >= ADDRESSES && !failures.containsKey(address)) {
            failures.remove(failures.keySet().iterator().next());
        }
        failures.computeIfAbsent(address, key -> new ArrayDeque<>()).addLast(clock.instant());
    }
}
