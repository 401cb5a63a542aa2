package dev.isomer.web.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A token that a request must bear. Only its hash and keys made of it are kept, so that nothing can show it. Safe for
 * many threads.
 */
public final class AccessToken {
    /** How many characters a token has at least. */
    public static final int SHORTEST = 16;

    private static final int LONGEST = 512;
    private static final int ROUNDS = 210_000;
    private static final int KEY_BITS = 256;

    private final byte[] hash;
    private final Map<String, byte[]> keysByPurpose = new ConcurrentHashMap<>();

    private AccessToken(byte[] hash) {
        this.hash = hash;
    }

    /**
     * A token of {@value #SHORTEST} to 512 printable ASCII characters without blanks.
     *
     * @throws IllegalArgumentException if it is none, in a sentence that does not repeat it
     */
    public static AccessToken of(String token) {
        if (token.length() < SHORTEST
                || token.length() > LONGEST
                || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "A token has " + SHORTEST + " to " + LONGEST + " printable ASCII characters without blanks.");
        }
        return new AccessToken(hash(token));
    }

    /** Whether this is the token; takes as long wherever the first difference is. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(hash, hash(presented));
    }

    /**
     * A key of 32 bytes for this purpose, the same wherever the token is. Making it takes a good part of a second, so
     * that who has something signed with it cannot guess tokens quickly; it is made when it is first asked for.
     */
    public byte[] key(String purpose) {
        return keysByPurpose.computeIfAbsent(purpose, this::stretched).clone();
    }

    private byte[] stretched(String purpose) {
        PBEKeySpec spec = new PBEKeySpec(
                HexFormat.of().formatHex(hash).toCharArray(),
                purpose.getBytes(StandardCharsets.UTF_8),
                ROUNDS,
                KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
