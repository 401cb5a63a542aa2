package dev.isomer.catalog.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key made from a passphrase, and texts sealed with it.
 *
 * <pre>
 *   key    = PBKDF2-HMAC-SHA-512(passphrase, salt of 16 bytes, rounds), 32 bytes
 *   sealed = nonce of 12 bytes ‖ AES-256-GCM(key, nonce, text, context), which ends with a tag of 16 bytes
 * </pre>
 *
 * The context is not in the sealed text: whoever opens it must know what it was sealed for, so that one sealed text
 * cannot be put in the place of another. Each sealing takes a new random nonce; one key is good for 2^32 of them.
 * Making a key takes a good part of a second, sealing and opening a few microseconds. Immutable, safe for many threads.
 */
public final class PassphraseKey {
    /** How many rounds new keys are made with. */
    public static final int ROUNDS = 210_000;

    /** The most rounds that are done for a key that somebody else names; a second or two. */
    public static final int MOST_ROUNDS = 1_000_000;

    /** The length of the salt. */
    public static final int SALT_BYTES = 16;

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final int BITS = 8;
    private static final int KEY_BYTES = 32;

    private final byte[] salt;
    private final int rounds;
    private final SecretKeySpec key;

    private PassphraseKey(byte[] salt, int rounds, SecretKeySpec key) {
        this.salt = salt;
        this.rounds = rounds;
        this.key = key;
    }

    /** A key of so many rounds with a new random salt. */
    public static PassphraseKey make(Passphrase passphrase, int rounds, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return derive(passphrase, salt, rounds);
    }

    /**
     * The key with this salt.
     *
     * @throws IllegalArgumentException when the passphrase is empty, the salt is not of 16 bytes, or the rounds are not
     *     1 to {@value #MOST_ROUNDS}
     */
    public static PassphraseKey derive(Passphrase passphrase, byte[] salt, int rounds) {
        if (passphrase.isEmpty() || salt.length != SALT_BYTES || rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException(
                    "Give a passphrase, a salt of " + SALT_BYTES + " bytes and 1 to " + MOST_ROUNDS + " rounds.");
        }
        return new PassphraseKey(salt.clone(), rounds, new SecretKeySpec(stretched(passphrase, salt, rounds), "AES"));
    }

    static byte[] stretched(Passphrase passphrase, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(passphrase.text().toCharArray(), salt, rounds, KEY_BYTES * BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every JDK has PBKDF2 with HMAC-SHA-512.", impossible);
        } finally {
            spec.clearPassword();
        }
    }

    /** The salt. */
    public byte[] salt() {
        return salt.clone();
    }

    /** How many rounds it was made with. */
    public int rounds() {
        return rounds;
    }

    /** The text sealed for a context, under a new nonce. */
    public byte[] seal(String text, String context, RandomGenerator random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every JDK has AES-256-GCM.", impossible);
        }
    }

    /**
     * The text that was sealed for this context.
     *
     * @throws NotOpenedException when it was sealed with another key or for another context, or is damaged
     */
    public String open(byte[] sealed, String context) throws NotOpenedException {
        if (sealed.length < NONCE_BYTES + TAG_BYTES) {
            throw new NotOpenedException();
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, context)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException refused) {
            throw new NotOpenedException();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every JDK has AES-256-GCM.", impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
