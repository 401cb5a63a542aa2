package dev.isomer.catalog.secret;

import java.util.random.RandomGenerator;

/** Random bytes that are none: 0, 1, 2 and so on over all calls, so that a test knows them. */
public final class Counting implements RandomGenerator {
    private byte next;

    @Override
    public void nextBytes(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = next++;
        }
    }

    @Override
    public long nextLong() {
        throw new IllegalStateException("Only bytes are taken.");
    }
}
