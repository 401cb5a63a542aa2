package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
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
}
