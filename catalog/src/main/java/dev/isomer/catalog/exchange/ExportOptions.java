package dev.isomer.catalog.exchange;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.secret.Passphrase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What to export.
 *
 * @param names by kind, the names of those to export, enabled or not; none for all of the kind. A kind that is absent
 *     is left out
 * @param disabled whether all of a kind means the disabled ones too
 * @param history whether what was done to those that are exported is in the document, without the content of that time
 * @param contents whether the content that the document refers to is in it; else it is stored beside it
 * @param unreferenced whether all other stored content is in it too
 * @param scheme how secrets are encrypted
 * @param passphrase what secrets are encrypted with; needed when they are exported
 */
public record ExportOptions(
        Map<Kind<?>, Set<String>> names,
        boolean disabled,
        boolean history,
        boolean contents,
        boolean unreferenced,
        SecretScheme scheme,
        Passphrase passphrase) {
    /** The enabled aliases, servers and variables, with the content that they refer to. */
    public static final ExportOptions STANDARD = new ExportOptions(
            Map.of(Kind.ALIAS, Set.of(), Kind.SERVER, Set.of(), Kind.VARIABLE, Set.of()),
            false,
            false,
            true,
            false,
            SecretScheme.AES_256_GCM,
            Passphrase.NONE);

    public ExportOptions {
        names = Map.copyOf(names);
        if (names.containsKey(Kind.SECRET) && passphrase.isEmpty()) {
            throw new IllegalArgumentException("Give a passphrase to encrypt the secrets with.");
        }
        if (unreferenced && !contents) {
            throw new IllegalArgumentException("Content that nothing refers to comes with the content that is.");
        }
    }

    /** All that a document can hold: every kind, the disabled ones, history and stored content. */
    public static ExportOptions everything(SecretScheme scheme, Passphrase passphrase) {
        Map<Kind<?>, Set<String>> names = new LinkedHashMap<>();
        Kind.all().forEach(kind -> names.put(kind, Set.of()));
        return new ExportOptions(names, true, true, true, true, scheme, passphrase);
    }
}
