package dev.isomer.catalog.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretTokenTest {
    private static final byte[] IV = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    @ParameterizedTest
    @CsvSource({
        "hello,AAECAwQFBgcICQoLDA0ODwswey6U1Ir_kQcJ5t5EXCZlP4KNn2PnEsrFH2OOQ_ub19lvWqs=",
        "'',AAECAwQFBgcICQoLDA0ODzV9yMIVym4TTXco4PifUjP3yKDgoMV4yvwbPPFubL_s"
    })
    void knownTokens(String plaintext, String token) throws InvalidSecretTokenException {
        assertEquals(token, SecretToken.encrypt("pw", plaintext, IV));
        assertEquals(plaintext, SecretToken.decrypt("pw", token));
        assertEquals(plaintext, SecretToken.decrypt("pw", " " + token + "\n"));
    }

    @Test
    void refusesWhatIsNotWhole() {
        String token = SecretToken.encrypt("pw", "hello", IV);
        assertThrows(InvalidSecretTokenException.class, () -> SecretToken.decrypt("other", token));
        assertThrows(InvalidSecretTokenException.class, () -> SecretToken.decrypt("pw", "hello"));
        assertThrows(InvalidSecretTokenException.class, () -> SecretToken.decrypt("pw", "no base64!"));
        assertThrows(InvalidSecretTokenException.class, () -> SecretToken.decrypt("pw", ""));
        assertThrows(IllegalArgumentException.class, () -> SecretToken.decrypt("", token));
        assertThrows(IllegalArgumentException.class, () -> SecretToken.encrypt("", "hello", IV));
    }

    @Test
    void equalSecretsHaveDifferentTokens() {
        SecureRandom random = new SecureRandom();
        assertNotEquals(SecretToken.encrypt("pw", "hello", random), SecretToken.encrypt("pw", "hello", random));
    }

    @Property(tries = 200)
    void roundTrips(
            @ForAll @StringLength(min = 1, max = 20) String passphrase, @ForAll @StringLength(max = 200) String text)
            throws InvalidSecretTokenException {
        String storable = new String(text.getBytes(UTF_8), UTF_8);
        assertEquals(storable, SecretToken.decrypt(passphrase, SecretToken.encrypt(passphrase, storable, IV)));
    }

    @Property(tries = 200)
    void anyFlippedBitIsNoticed(@ForAll @IntRange(min = 0, max = 53 * 8 - 1) int bit) {
        byte[] bytes = Base64.getUrlDecoder().decode(SecretToken.encrypt("pw", "hello", IV));
        assertEquals(53, bytes.length);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        String damaged = Base64.getUrlEncoder().encodeToString(bytes);
        assertThrows(InvalidSecretTokenException.class, () -> SecretToken.decrypt("pw", damaged));
    }
}
