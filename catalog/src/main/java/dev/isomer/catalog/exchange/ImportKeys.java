package dev.isomer.catalog.exchange;

import dev.isomer.catalog.secret.Passphrase;
import dev.isomer.catalog.secret.PassphraseKey;
import dev.isomer.catalog.secret.SealedBytes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The passphrase of one import, and the keys made from it, each once, for that takes long. */
final class ImportKeys {
    private final Passphrase passphrase;
    private final Map<String, PassphraseKey> keys = new ConcurrentHashMap<>();

    ImportKeys(String passphrase) {
        this.passphrase = new Passphrase(passphrase);
    }

    Passphrase passphrase() {
        return passphrase;
    }

    PassphraseKey key(byte[] salt, int rounds) {
        return keys.computeIfAbsent(
                rounds + ":" + SealedBytes.text(salt), unknown -> PassphraseKey.derive(passphrase, salt, rounds));
    }
}
