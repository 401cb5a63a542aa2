package dev.isomer.storage.memory.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the payloads of one file's frames by AES-256-GCM (NIST SP 800-38D), and authenticates their headers.
 *
 * <pre>
 *   stored payload = attempt 4 │ ciphertext │ tag 16          nonce = attempt 4 │ number 8
 * </pre>
 *
 * <p>No nonce is used twice with a key: every file has a key of its own and is only ever appended to by the opening
 * that made it; a number comes again only after the writer has cut back what it could not write, and that begins
 * another attempt. For one thread at a time.
 */
final class FrameCipher {
    /** By how much a stored payload is longer than what it holds. */
    static final int OVERHEAD_BYTES = 20;

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    /** Found once: to look for it among all that Java has takes longer than to encrypt a small file. */
    private static final Provider PROVIDER = newCipher(null).getProvider();

    private static final int ATTEMPT_BYTES = 4;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SegmentHeader header;
    private final Cipher cipher;

    FrameCipher(byte[] key, SegmentHeader header) {
        this.key = new SecretKeySpec(key, "AES");
        this.header = header;
        this.cipher = newCipher(PROVIDER);
    }

    private static Cipher newCipher(@Nullable Provider provider) {
        try {
            return provider == null ? Cipher.getInstance(ALGORITHM) : Cipher.getInstance(ALGORITHM, provider);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES.", impossible);
        }
    }

    /** What is stored of the first bytes of a payload. */
    byte[] seal(Frame.Kind kind, long number, long durable, int attempt, byte[] payload, int length) {
        byte[] stored =
                Arrays.copyOf(ByteBuffer.allocate(ATTEMPT_BYTES).putInt(attempt).array(), length + OVERHEAD_BYTES);
        try {
            begin(Cipher.ENCRYPT_MODE, kind, number, durable, attempt);
            cipher.doFinal(payload, 0, length, stored, ATTEMPT_BYTES);
            return stored;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The frame with what its stored payload holds, or null if it is not what was written there with this key. */
    @Nullable
    Frame open(Frame stored) {
        byte[] bytes = stored.payload();
        if (bytes.length < OVERHEAD_BYTES) {
            return null;
        }
        try {
            int attempt = ByteBuffer.wrap(bytes).getInt();
            begin(Cipher.DECRYPT_MODE, stored.kind(), stored.number(), stored.durable(), attempt);
            byte[] payload = cipher.doFinal(bytes, ATTEMPT_BYTES, bytes.length - ATTEMPT_BYTES);
            return new Frame(stored.kind(), stored.number(), stored.durable(), payload);
        } catch (AEADBadTagException changed) {
            return null;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void begin(int mode, Frame.Kind kind, long number, long durable, int attempt)
            throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(ATTEMPT_BYTES + Long.BYTES)
                .putInt(attempt)
                .putLong(number)
                .array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(Integer.BYTES + 5 * Long.BYTES)
                .putInt(kind.ordinal() + 1)
                .putLong(number)
                .putLong(durable)
                .putLong(header.generation())
                .putLong(header.base())
                .putLong(header.salt())
                .array());
    }
}
