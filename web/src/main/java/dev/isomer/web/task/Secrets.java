package dev.isomer.web.task;

import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.secret.SecretVault;
import dev.isomer.catalog.secret.SecretsAtRest;
import dev.isomer.storage.Store;
import dev.isomer.web.page.SecretWords;

/** What is said of the secrets in a file that a store was written to. */
final class Secrets {
    private Secrets() {}

    /** A part of a sentence after a comma; empty when there are none. */
    static String words(Store store) {
        return SecretWords.inAFile(
                SecretsAtRest.of(store.repository(Secret.TYPE).list(Secret.TYPE.all()), SecretVault.withoutKey()));
    }
}
