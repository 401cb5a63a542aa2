package dev.isomer.catalog.exchange;

import java.util.Arrays;
import java.util.Optional;

/** How the secrets of a document are encrypted. */
public enum SecretScheme {
    /** AES-256-GCM with a key of many rounds: what to use unless another program has to read the document. */
    AES_256_GCM("aes-256-gcm+pbkdf2-hmac-sha512"),

    /** The scheme of {@link SecretToken}, which other programs read too; a short passphrase can be guessed. */
    XOR_HMAC_SHA256(SecretToken.SCHEME);

    private final String title;

    SecretScheme(String title) {
        this.title = title;
    }

    /** What documents call it. */
    public String title() {
        return title;
    }

    /** The scheme that documents call so. */
    public static Optional<SecretScheme> of(String title) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.title.equals(title))
                .findFirst();
    }
}
