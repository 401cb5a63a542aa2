package dev.isomer.web.resource.access;

import dev.isomer.web.http.AccessToken;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Browsers that gave the token, each known by a word:
 *
 * <pre>
 *   base64url(end, in seconds since 1970, 8 bytes ‖ 16 random bytes ‖ HMAC-SHA-256 of both, 32 bytes)
 * </pre>
 *
 * The key is made of the token, so every server that is started with the token knows the words of all, and a server
 * that is started again those that it gave before. Only what was ended before its time is remembered, by this server
 * alone. Safe for many threads.
 */
final class Sessions {
    static final Duration LIFE = Duration.ofHours(12);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int END_BYTES = Long.BYTES;
    private static final int RANDOM_BYTES = 16;
    private static final int SIGNED_BYTES = END_BYTES + RANDOM_BYTES;
    private static final int SIGNATURE_BYTES = 32;
    private static final int ENDED_LIMIT = 10_000;

    private final AccessToken token;
    private final RandomGenerator random;
    private final InstantSource clock;

    /** The ends of those that were ended before, by their random bytes. */
    private final Map<ByteBuffer, Instant> ended = new LinkedHashMap<>();

    /** {@code random} must not be foreseeable. */
    Sessions(AccessToken token, RandomGenerator random, InstantSource clock) {
        this.token = token;
        this.random = random;
        this.clock = clock;
    }

    /** Begins one and gives its word. */
    String begin() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        byte[] signed = ByteBuffer.allocate(SIGNED_BYTES)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put(bytes)
                .array();
        byte[] word = ByteBuffer.allocate(SIGNED_BYTES + SIGNATURE_BYTES)
                .put(signed)
                .put(signature(signed))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
    }

    /** Whether this is the word of one that has not ended. */
    boolean isOpen(String word) {
        Optional<byte[]> signed = signed(word);
        return signed.isPresent() && clock.instant().isBefore(end(signed.get())) && !isEnded(signed.get());
    }

    private synchronized boolean isEnded(byte[] signed) {
        return ended.containsKey(id(signed));
    }

    /** Ends one, if there is one of this word. */
    void end(String word) {
        signed(word).ifPresent(this::remember);
    }

    private synchronized void remember(byte[] signed) {
        Instant now = clock.instant();
        ended.values().removeIf(end -> !now.isBefore(end));
        if (ended.size() >= ENDED_LIMIT) {
            ended.remove(ended.keySet().iterator().next());
        }
        ended.put(id(signed), end(signed));
    }

    /** The end and the random bytes of a word that one of us gave. */
    private Optional<byte[]> signed(String word) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(word);
        } catch (IllegalArgumentException noWord) {
            return Optional.empty();
        }
        if (bytes.length != SIGNED_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOf(bytes, SIGNED_BYTES);
        byte[] signature = Arrays.copyOfRange(bytes, SIGNED_BYTES, bytes.length);
        return MessageDigest.isEqual(signature, signature(signed)) ? Optional.of(signed) : Optional.empty();
    }

    private static Instant end(byte[] signed) {
        return Instant.ofEpochSecond(ByteBuffer.wrap(signed).getLong());
    }

    private static ByteBuffer id(byte[] signed) {
        return ByteBuffer.wrap(Arrays.copyOfRange(signed, END_BYTES, SIGNED_BYTES));
    }

    private byte[] signature(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.key("isomer-session-1"), ALGORITHM));
            return mac.doFinal(signed);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
