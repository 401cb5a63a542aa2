package dev.isomer.storage.memory.journal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives keys from a secret: HKDF (RFC 5869), which Java has only from version 24 on. */
final class Hkdf {
    private Hkdf() {}

    /**
     * A key.
     *
     * @param mac the name of the message authentication code, such as {@code HmacSHA512}
     * @param secret what is kept secret
     * @param salt not secret; not empty
     * @param info what the key is for
     * @param lengthBytes up to 255 times what the code gives
     */
    static byte[] derive(String mac, byte[] secret, byte[] salt, byte[] info, int lengthBytes) {
        try {
            byte[] extracted = code(mac, salt).doFinal(secret);
            Mac expanding = code(mac, extracted);
            byte[] key = new byte[lengthBytes];
            byte[] block = {};
            for (int at = 0, count = 1; at < lengthBytes; at += block.length, count++) {
                expanding.update(block);
                expanding.update(info);
                block = expanding.doFinal(new byte[] {(byte) count});
                System.arraycopy(block, 0, key, at, Math.min(block.length, lengthBytes - at));
            }
            Arrays.fill(extracted, (byte) 0);
            return key;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + mac + ".", impossible);
        }
    }

    private static Mac code(String mac, byte[] key) throws GeneralSecurityException {
        Mac code = Mac.getInstance(mac);
        code.init(new SecretKeySpec(key, mac));
        return code;
    }
}
