package dev.isomer.catalog.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and sealed texts against values that another implementation made. */
final class PassphraseKeyTest {
    private static final byte[] SALT = "saltsaltsaltsalt".getBytes(StandardCharsets.US_ASCII);

    @Test
    void keysAreThoseOfTheStandard() {
        assertEquals(
                "4dfa5258b4acd6db7d276988daf21d61ea07d44d370d81a9bc17709628296890",
                HexFormat.of().formatHex(PassphraseKey.stretched(new Passphrase("password"), SALT, 2)));
        byte[] counted = new byte[16];
        new Counting().nextBytes(counted);
        assertEquals(
                "c6a73ded6a1981d9a7581964065760f351c5dd22828fbe57d9d92e3eeba72b0a",
                HexFormat.of()
                        .formatHex(PassphraseKey.stretched(new Passphrase("päss"), counted, PassphraseKey.ROUNDS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "päß 😀\0\n", "isomer-sealed-1:"})
    void whatIsSealedOpensForItsContextAlone(String text) throws NotOpenedException {
        PassphraseKey key = key("pw");
        byte[] sealed = key.seal(text, "here", new Counting());
        assertEquals(text, key.open(sealed, "here"));
        assertThrows(NotOpenedException.class, () -> key.open(sealed, "there"));
        assertThrows(NotOpenedException.class, () -> key("other").open(sealed, "here"));
        assertThrows(NotOpenedException.class, () -> key.open(new byte[27], "here"));
    }

    @Test
    void everyFlippedBitIsNoticed() {
        PassphraseKey key = key("pw");
        byte[] sealed = key.seal("hello", "here", new Counting());
        assertEquals(12 + 5 + 16, sealed.length);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] damaged = sealed.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(NotOpenedException.class, () -> key.open(damaged, "here"), "bit " + bit);
        }
    }

    @Test
    void aTextOfBytesHasOneForm() {
        assertEquals("AAECAw", SealedBytes.text(new byte[] {0, 1, 2, 3}));
        assertEquals(4, SealedBytes.bytes("AAECAw").orElseThrow().length);
        for (String other : new String[] {"AAECAx", "AAECAw==", "AAECA", "AA CAw", "AAEC+w"}) {
            assertEquals(Optional.empty(), SealedBytes.bytes(other), other);
        }
    }

    @Test
    void whatCannotBeAKeyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> key(""));
        Passphrase passphrase = new Passphrase("pw");
        assertThrows(IllegalArgumentException.class, () -> PassphraseKey.derive(passphrase, new byte[15], 1));
        assertThrows(IllegalArgumentException.class, () -> PassphraseKey.derive(passphrase, SALT, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> PassphraseKey.derive(passphrase, SALT, PassphraseKey.MOST_ROUNDS + 1));
        assertFalse(passphrase.toString().contains("pw"));
    }

    private static PassphraseKey key(String passphrase) {
        return PassphraseKey.derive(new Passphrase(passphrase), SALT, 1);
    }
}
