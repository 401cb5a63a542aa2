package dev.isomer.web;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Ids of 128 random bits, which nobody can guess, as text that may stand in an address. Safe for many threads. */
final class RandomIds implements Supplier<String> {
    private static final int BYTES = 16;

    private final SecureRandom random;

    RandomIds(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String get() {
        byte[] id = new byte[BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
