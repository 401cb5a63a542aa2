package dev.isomer.storage.memory.journal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives keys from one secret and one salt: HKDF (RFC 5869), which Java has only from version 24 on. For one thread at
 * a time.
 */
final class Hkdf {
    /** Keyed by what was extracted from the secret; each code that it gives lets it begin anew. */
    private final Mac expanding;

    /**
     * Extracts.
     *
     * @param mac the name of the message authentication code, such as {@code HmacSHA512}
     * @param secret what is kept secret
     * @param salt not secret; not empty
     */
    Hkdf(String mac, byte[] secret, byte[] salt) {
        try {
            expanding = Mac.getInstance(mac);
            expanding.init(new SecretKeySpec(salt, mac));
            byte[] extracted = expanding.doFinal(secret);
            expanding.init(new SecretKeySpec(extracted, mac));
            Arrays.fill(extracted, (byte) 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + mac + ".", impossible);
        }
    }

    /**
     * A key.
     *
     * @param info what the key is for
     * @param lengthBytes up to 255 times what the code gives
     */
    byte[] key(byte[] info, int lengthBytes) {
        byte[] key = new byte[lengthBytes];
        byte[] block = {};
        for (int at = 0, count = 1; at < lengthBytes; at += block.length, count++) {
            expanding.update(block);
            expanding.update(info);
            block = expanding.doFinal(new byte[] {(byte) count});
            System.arraycopy(block, 0, key, at, Math.min(block.length, lengthBytes - at));
        }
        return key;
    }
}
