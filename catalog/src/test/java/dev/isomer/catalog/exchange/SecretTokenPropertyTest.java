package dev.isomer.catalog.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

@Tag("property")
final class SecretTokenPropertyTest {
    private static final byte[] IV = new byte[16];

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
