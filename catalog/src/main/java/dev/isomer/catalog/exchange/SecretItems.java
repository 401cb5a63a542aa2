package dev.isomer.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.secret.NotOpenedException;
import dev.isomer.catalog.secret.Passphrase;
import dev.isomer.catalog.secret.PassphraseKey;
import dev.isomer.catalog.secret.SealedBytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The ciphertexts of a section of secrets, written and read. The section says its {@link SecretScheme} as
 * {@code encryption}; one by AES-256-GCM says the {@code rounds} and the {@code salt} of its key too, and each of its
 * ciphertexts is good for the name of its item alone.
 */
final class SecretItems {
    private static final String CONTEXT = "isomer-export-1:";

    private SecretItems() {}

    /** Encrypts the values of one section. */
    interface Writer {
        String ciphertext(String name, String value);

        /** What the section has to say beside its items. */
        Map<String, Object> header();
    }

    /** Decrypts the ciphertexts of one section. */
    interface Reader {
        String value(String name, String ciphertext) throws InvalidSecretTokenException;
    }

    /** A writer with this passphrase, which is not empty. */
    static Writer writer(SecretScheme scheme, Passphrase passphrase, int rounds, RandomGenerator random) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("encryption", scheme.title());
        if (scheme == SecretScheme.XOR_HMAC_SHA256) {
            return new HeadedWriter(header, (name, value) -> SecretToken.encrypt(passphrase.text(), value, random));
        }
        PassphraseKey key = PassphraseKey.make(passphrase, rounds, random);
        header.put("rounds", rounds);
        header.put("salt", SealedBytes.text(key.salt()));
        return new HeadedWriter(header, (name, value) -> SealedBytes.text(key.seal(value, CONTEXT + name, random)));
    }

    /**
     * A reader for a section, or why there is none.
     *
     * @param section an object, or a list for the scheme that a list is always encrypted by
     */
    static Reader reader(JsonNode section, ImportKeys keys) throws InvalidSecretTokenException {
        String title = section.path("encryption").asText(SecretToken.SCHEME);
        Optional<SecretScheme> scheme = SecretScheme.of(title);
        if (scheme.isEmpty()) {
            throw new InvalidSecretTokenException("Secrets must be encrypted by " + SecretScheme.AES_256_GCM.title()
                    + " or " + SecretToken.SCHEME + ", not by " + title + ".");
        }
        if (scheme.get() == SecretScheme.XOR_HMAC_SHA256 || keys.passphrase().isEmpty()) {
            return (name, ciphertext) -> SecretToken.decrypt(keys.passphrase().text(), ciphertext);
        }
        JsonNode rounds = section.path("rounds");
        Optional<byte[]> salt = SealedBytes.bytes(section.path("salt").asText(""))
                .filter(bytes -> bytes.length == PassphraseKey.SALT_BYTES);
        if (!rounds.isInt() || rounds.intValue() < 1 || rounds.intValue() > PassphraseKey.MOST_ROUNDS) {
            throw new InvalidSecretTokenException(
                    "Give the section \"rounds\" of 1 to " + PassphraseKey.MOST_ROUNDS + ".");
        }
        if (salt.isEmpty()) {
            throw new InvalidSecretTokenException("Give the section a \"salt\" of " + PassphraseKey.SALT_BYTES
                    + " bytes in base64url without padding.");
        }
        PassphraseKey key = keys.key(salt.get(), rounds.intValue());
        return (name, ciphertext) -> open(key, name, ciphertext);
    }

    private static String open(PassphraseKey key, String name, String ciphertext) throws InvalidSecretTokenException {
        try {
            byte[] sealed = SealedBytes.bytes(ciphertext).orElse(new byte[0]);
            return key.open(sealed, CONTEXT + name);
        } catch (NotOpenedException refused) {
            throw new InvalidSecretTokenException(SecretToken.NOT_OPENED);
        }
    }

    private interface Sealing {
        String ciphertext(String name, String value);
    }

    private record HeadedWriter(Map<String, Object> header, Sealing sealing) implements Writer {
        @Override
        public String ciphertext(String name, String value) {
            return sealing.ciphertext(name, value);
        }
    }
}
