package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.Catalogs;
import dev.isomer.catalog.InteractionRequest;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.secret.Counting;
import dev.isomer.catalog.secret.Passphrase;
import dev.isomer.catalog.secret.PassphraseKey;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.spi.EngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exported, imported into an empty store of each engine, and exported again: equal bytes. */
@Tag("equivalence")
final class ExchangeRoundTripTest {
    private static final Passphrase PASSPHRASE = new Passphrase("öpen");
    private static final List<String> ODD = List.of("é", "😀", "\u0001", "\\", "\"", "\r\n", "</script>", "\u2028");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(SecretScheme.class)
    void acrossAllEngines(SecretScheme scheme) throws IOException {
        ExportOptions everything = ExportOptions.everything(scheme, PASSPHRASE);
        Set<Bytes> documents = new HashSet<>();
        for (EngineProvider from : Stores.engines()) {
            try (Store store = open(from, "from")) {
                Catalog catalog = Catalogs.over(store);
                catalog.write(tx -> fill(tx, new Random(5)));
                Bytes document = export(catalog, everything);
                documents.add(document);
                for (EngineProvider to : Stores.engines()) {
                    try (Store empty = open(to, from.scheme() + "-to")) {
                        Catalog copy = Catalogs.over(empty);
                        ImportReport report = new DocumentImporter(copy, path -> false)
                                .run(document, new ImportOptions(PASSPHRASE.text(), "", false));
                        assertEquals(List.of(), report.refusals());
                        assertEquals(document.toUtf8(), export(copy, everything).toUtf8());
                        assertEquals(catalog.read(EntitiesHash::of), copy.read(EntitiesHash::of));
                        assertEquals(secrets(catalog), secrets(copy));
                    }
                }
            }
        }
        assertEquals(1, documents.size(), "equal state gives equal bytes on every engine");
    }

    @Test
    void secretsAreBoundToTheirNames() throws InvalidSecretTokenException {
        SecretItems.Writer writer = SecretItems.writer(
                SecretScheme.AES_256_GCM, new Passphrase("päss"), PassphraseKey.ROUNDS, new Counting());
        assertEquals(
                "{encryption=aes-256-gcm+pbkdf2-hmac-sha512, rounds=210000, salt=AAECAwQFBgcICQoLDA0ODw}",
                writer.header().toString());
        String token = writer.ciphertext("token", "hello");
        assertEquals("EBESExQVFhcYGRob8KfhfpZjUEVIoO7JIprwV57bGAyi", token);
        String section = "{\"encryption\": \"aes-256-gcm+pbkdf2-hmac-sha512\", \"rounds\": 210000, "
                + "\"salt\": \"AAECAwQFBgcICQoLDA0ODw\"}";
        SecretItems.Reader reader = reader(section);
        assertEquals("hello", reader.value("token", token));
        assertThrows(InvalidSecretTokenException.class, () -> reader.value("other", token));
        for (int bit = 0; bit < token.length() * 6; bit++) {
            char[] damaged = token.toCharArray();
            String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            damaged[bit / 6] = alphabet.charAt(alphabet.indexOf(damaged[bit / 6]) ^ 1 << bit % 6);
            assertThrows(InvalidSecretTokenException.class, () -> reader.value("token", new String(damaged)));
        }
        for (String wrong : List.of(
                section.replace("210000", "0"),
                section.replace("210000", "1000001"),
                section.replace("210000", "\"many\""),
                section.replace("AAECAwQFBgcICQoLDA0ODw", "AAEC"),
                section.replace("AAECAwQFBgcICQoLDA0ODw", "no base64"),
                section.replace("aes-256", "aes-128"))) {
            assertThrows(InvalidSecretTokenException.class, () -> reader(wrong), wrong);
        }
    }

    @Test
    void noMessageShowsAPassphraseOrAValue() {
        ExportOptions options = ExportOptions.everything(SecretScheme.AES_256_GCM, PASSPHRASE);
        assertFalse(options.toString().contains("öpen"));
        assertFalse(new ImportOptions("öpen", "", false).toString().contains("öpen"));
    }

    private static SecretItems.Reader reader(String section) throws InvalidSecretTokenException {
        try {
            return SecretItems.reader(new JsonReading().read(Bytes.ofUtf8(section)), new ImportKeys("päss"));
        } catch (JsonReading.NotJsonException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Store open(EngineProvider engine, String name) throws IOException {
        Path own = Files.createTempDirectory(folder, name);
        return Stores.open(engine.temporaryUrl(own), CatalogSchema.SCHEMA);
    }

    private static Bytes export(Catalog catalog, ExportOptions options) {
        return new DocumentExporter(catalog, 7, new Counting()).look(options).bytes();
    }

    private static List<String> secrets(Catalog catalog) {
        return catalog.read(tx -> tx.secrets().all().stream()
                .map(secret -> secret.name() + "=" + tx.reveal(secret) + secret.enabled())
                .toList());
    }

    /** A generated catalog: texts of all kinds, content that is no text, secrets, and what was done to them. */
    private static Secret fill(CatalogTransaction tx, Random random) {
        for (int i = 0; i < 40; i++) {
            String text = text(random);
            tx.servers().save("server-" + i, text, random.nextBoolean());
            tx.variables().save("Variable_" + i, text(random), random.nextBoolean());
            tx.aliases().save("alias." + i, "alias." + i + " -> /to/" + i + " # " + i, random.nextBoolean());
            tx.secrets().save("s" + i, text(random), random.nextBoolean());
            byte[] binary = new byte[random.nextInt(300)];
            random.nextBytes(binary);
            tx.contents().store(Bytes.of(binary));
            tx.interactions().record(InteractionRequest.now("server", "server-" + i, "save", text(random), text));
            tx.interactions().record(InteractionRequest.now("secret", "s" + i, "rename", null, ""));
        }
        tx.contents().store(Bytes.ofUtf8("plain text that nothing refers to, longer than a literal one is"));
        return tx.secrets().save("empty", "", true);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(random.nextBoolean() ? ODD.get(random.nextInt(ODD.size())) : "word ");
        }
        return text.toString();
    }
}
