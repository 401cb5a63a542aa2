package dev.isomer.catalog.exchange;

import dev.isomer.catalog.text.TextRules;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The scheme {@value #SCHEME}, in which export documents carry secrets.
 *
 * <pre>
 *   key    = SHA-256(passphrase)
 *   stream = SHA-256(key ‖ iv ‖ 0), SHA-256(key ‖ iv ‖ 1), …          (counter of 4 bytes, big-endian)
 *   token  = base64url(iv of 16 bytes ‖ plaintext XOR stream ‖ HMAC-SHA-256(key, iv ‖ ciphertext))
 * </pre>
 *
 * It is for exchanging documents with programs that know it. It uses one key for two purposes and derives it without
 * any cost, so a short passphrase can be guessed.
 */
public final class SecretToken {
    /** The name of the scheme in documents. */
    public static final String SCHEME = "xor-hmac-sha256";

    static final String NOT_OPENED = "Give the passphrase that this secret was exported with; if it is right, the "
            + "secret's ciphertext is damaged.";

    private static final int IV_BYTES = 16;
    private static final int MAC_BYTES = 32;

    private SecretToken() {}

    /**
     * Encrypts a text under a new random start value.
     *
     * @throws IllegalArgumentException when the passphrase is empty
     */
    public static String encrypt(String passphrase, String plaintext, RandomGenerator random) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        return encrypt(passphrase, plaintext, iv);
    }

    static String encrypt(String passphrase, String plaintext, byte[] iv) {
        byte[] key = key(passphrase);
        byte[] sealed = join(iv, mask(key, iv, plaintext.getBytes(StandardCharsets.UTF_8)));
        return Base64.getUrlEncoder().encodeToString(join(sealed, mac(key, sealed)));
    }

    /**
     * Decrypts a token.
     *
     * @throws IllegalArgumentException when the passphrase is empty
     * @throws InvalidSecretTokenException when the token is damaged or of another passphrase
     */
    public static String decrypt(String passphrase, String token) throws InvalidSecretTokenException {
        byte[] key = key(passphrase);
        byte[] bytes = decode(token);
        byte[] sealed = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, sealed.length, bytes.length);
        if (!MessageDigest.isEqual(mac, mac(key, sealed))) {
            throw new InvalidSecretTokenException(NOT_OPENED);
        }
        byte[] iv = Arrays.copyOf(sealed, IV_BYTES);
        byte[] plaintext = mask(key, iv, Arrays.copyOfRange(sealed, IV_BYTES, sealed.length));
        return new String(plaintext, StandardCharsets.UTF_8);
    }

    private static byte[] decode(String token) throws InvalidSecretTokenException {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(TextRules.trim(token));
        } catch (IllegalArgumentException e) {
            throw new InvalidSecretTokenException("The secret's ciphertext is damaged: it is not base64url.");
        }
        if (bytes.length < IV_BYTES + MAC_BYTES) {
            throw new InvalidSecretTokenException("The secret's ciphertext is damaged: it is too short.");
        }
        return bytes;
    }

    private static byte[] key(String passphrase) {
        if (passphrase.isEmpty()) {
            throw new IllegalArgumentException("Give a passphrase for the secrets; it cannot be empty.");
        }
        return sha256(passphrase.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mask(byte[] key, byte[] iv, byte[] text) {
        byte[] masked = text.clone();
        byte[] block = new byte[0];
        for (int at = 0; at < masked.length; at++) {
            if (at % 32 == 0) {
                byte[] counter = ByteBuffer.allocate(4).putInt(at / 32).array();
                block = sha256(join(join(key, iv), counter));
            }
            masked[at] ^= block[at % 32];
        }
        return masked;
    }

    private static byte[] join(byte[] left, byte[] right) {
        byte[] joined = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, joined, left.length, right.length);
        return joined;
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every Java platform has SHA-256.", impossible);
        }
    }

    private static byte[] mac(byte[] key, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every Java platform has HmacSHA256.", impossible);
        }
    }
}
