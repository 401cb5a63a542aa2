package dev.isomer.web.resource.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Browsers that gave the token, each known by a random word. Safe for many threads. */
final class Sessions {
    static final Duration LIFE = Duration.ofHours(12);

    private static final int COUNT_LIMIT = 1_000;
    private static final int RANDOM_BYTES = 32;

    private final RandomGenerator random;
    private final InstantSource clock;
    private final Map<String, Instant> ends = new LinkedHashMap<>();

    /** {@code random} must not be foreseeable. */
    Sessions(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** Begins one and gives its word; the oldest ends where there are too many. */
    synchronized String begin() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (ends.size() >= COUNT_LIMIT) {
            ends.remove(ends.keySet().iterator().next());
        }
        ends.put(word, clock.instant().plus(LIFE));
        return word;
    }

    /** Whether this is the word of one that has not ended. */
    synchronized boolean isOpen(String word) {
        Instant end = ends.get(word);
        return end != null && clock.instant().isBefore(end);
    }

    /** Ends one, if there is one of this word. */
    synchronized void end(String word) {
        ends.remove(word);
    }
}
