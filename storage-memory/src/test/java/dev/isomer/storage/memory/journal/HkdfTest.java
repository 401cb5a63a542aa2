package dev.isomer.storage.memory.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test cases of RFC 5869, appendix A, with SHA-256. */
class HkdfTest {
    private static String derived(String secret, String salt, String info, int lengthBytes) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(
                new Hkdf("HmacSHA256", hex.parseHex(secret), hex.parseHex(salt)).key(hex.parseHex(info), lengthBytes));
    }

    private static String counted(int from, int to) {
        StringBuilder hex = new StringBuilder();
        for (int value = from; value <= to; value++) {
            hex.append(HexFormat.of().toHexDigits((byte) value));
        }
        return hex.toString();
    }

    @Test
    void firstCase() {
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
                derived("0b".repeat(22), counted(0, 0x0c), counted(0xf0, 0xf9), 42));
    }

    @Test
    void longInputs() {
        assertEquals(
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                        + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
                derived(counted(0, 0x4f), counted(0x60, 0xaf), counted(0xb0, 0xff), 82));
    }

    @Test
    void oneSecretGivesAKeyForEachPurposeInAnyOrder() {
        byte[] secret = {1, 2, 3};
        byte[] salt = {4};
        byte[] first = {5};
        byte[] second = {6};
        Hkdf keys = new Hkdf("HmacSHA512", secret, salt);
        byte[] key = keys.key(first, 100);
        assertArrayEquals(new Hkdf("HmacSHA512", secret, salt).key(second, 8), keys.key(second, 8));
        assertArrayEquals(key, keys.key(first, 100));
    }
}
