package dev.isomer.catalog.secret;

import dev.isomer.catalog.model.Secret;
import java.util.List;

/**
 * How the secrets of a store are kept.
 *
 * @param hasKey whether there is a key, so that what is saved is encrypted
 * @param all how many secrets there are
 * @param sealed how many of them are encrypted
 * @param locked how many of those cannot be read, for want of their key
 */
public record SecretsAtRest(boolean hasKey, long all, long sealed, long locked) {
    /** Counts; reads all values, and settles the key of the vault, which is best done before there is haste. */
    public static SecretsAtRest of(List<Secret> secrets, SecretVault vault) {
        if (vault.isUnsettled()) {
            vault.settle(secrets);
        }
        List<Secret> sealed = secrets.stream()
                .filter(secret -> SecretVault.isSealed(secret.definition()))
                .toList();
        long locked = sealed.stream()
                .filter(secret -> !vault.canOpen(secret.name(), secret.definition()))
                .count();
        return new SecretsAtRest(vault.hasKey(), secrets.size(), sealed.size(), locked);
    }
}
