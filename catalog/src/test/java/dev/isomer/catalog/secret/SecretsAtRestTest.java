package dev.isomer.catalog.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogSchemaSource;
import dev.isomer.catalog.Catalogs;
import dev.isomer.catalog.UniqueClock;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.Secret;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secrets as a store keeps them, with a key, without one, and with another one. */
@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class SecretsAtRestTest {
    private static final int FEW = 7;
    private static final String KNOWN =
            "isomer-sealed-1:AAAABwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhvDiu_3JOiblMGL-1BZgf__mcDDON8";

    @EveryStore
    void withAKeyTheStoreHasNoValue(Store store) {
        Catalog catalog = over(store, "päss");
        save(catalog, "token", "hello");
        assertEquals(KNOWN, kept(catalog, "token"));
        assertEquals("hello", revealed(catalog, "token"));
        assertEquals(new SecretsAtRest(true, 1, 1, 0), catalog.read(tx -> tx.secretsAtRest()));
        Catalog restarted = over(store, "päss");
        assertEquals("hello", revealed(restarted, "token"));
        save(restarted, "other", "hello");
        assertEquals(KNOWN.substring(0, 42), kept(restarted, "other").substring(0, 42), "the salt is taken over");
    }

    @EveryStore
    void withoutTheRightKeyASecretIsListedAndStaysAsItIs(Store store) {
        Catalog owner = over(store, "päss");
        save(owner, "token", "hello");
        for (Catalog catalog : List.of(over(store, ""), over(store, "wrong"))) {
            Secret row = row(catalog, "token");
            assertThrows(LockedSecretException.class, () -> revealed(catalog, "token"));
            assertEquals(1, catalog.read(tx -> tx.secretsAtRest()).locked());
            catalog.write(tx -> tx.secrets().update(row.id(), "token", row.definition(), !row.enabled()));
            assertNotEquals(row.enabled(), row(catalog, "token").enabled());
            LockedSecretException refused = assertThrows(
                    LockedSecretException.class,
                    () -> catalog.write(tx -> tx.secrets().update(row.id(), "renamed", row.definition(), true)));
            assertEquals("token", refused.name());
            assertEquals(KNOWN, kept(catalog, "token"));
        }
        save(over(store, ""), "token", "new");
        assertEquals("new", kept(owner, "token"));
        assertEquals("new", revealed(owner, "token"));
    }

    @EveryStore
    void whatWasDeletedComesBackAsItWasKeptWithAnyKey(Store store) {
        Catalog owner = over(store, "päss");
        save(owner, "token", "hello");
        for (Catalog catalog : List.of(owner, over(store, ""), over(store, "wrong"))) {
            Secret row = row(catalog, "token");
            catalog.write(tx -> tx.secrets().delete("token"));
            Secret back = catalog.write(tx -> tx.secrets().bringBack(row));
            assertNotEquals(row.id(), back.id());
            assertEquals(KNOWN, kept(catalog, "token"));
            assertEquals("hello", revealed(owner, "token"));
        }
    }

    @EveryStore
    void valuesFromBeforeThereWasAKeyAreReadAndSealedWhenTheyAreSaved(Store store) {
        Catalog before = over(store, "");
        save(before, "a", "one");
        save(before, "b", "two");
        Catalog catalog = over(store, "pw");
        assertEquals("one", revealed(catalog, "a"));
        assertEquals(new SecretsAtRest(true, 2, 0, 0), catalog.read(tx -> tx.secretsAtRest()));
        Instant changed = row(catalog, "a").updatedAt();
        save(catalog, "a", "one");
        assertTrue(SecretVault.isSealed(kept(catalog, "a")));
        assertEquals(changed, row(catalog, "a").updatedAt(), "the value is the same");
        Secret b = row(catalog, "b");
        catalog.write(tx -> tx.secrets().update(b.id(), "b", b.definition(), false));
        assertTrue(SecretVault.isSealed(kept(catalog, "b")));
        assertEquals("two", revealed(catalog, "b"));
    }

    @EveryStore
    void aChangeThatChangesNothingIsNoChange(Store store) {
        Catalog catalog = over(store, "pw");
        save(catalog, "a", "one");
        Secret row = row(catalog, "a");
        save(catalog, "a", "one");
        assertEquals(row, row(catalog, "a"));
        save(catalog, "a", "two");
        assertNotEquals(row.updatedAt(), row(catalog, "a").updatedAt());
        assertEquals("two", revealed(catalog, "a"));
    }

    @EveryStore
    void aRenamedSecretIsSealedForItsNewNameAndACopiedOneIsNotOpened(Store store) {
        Catalog catalog = over(store, "pw");
        save(catalog, "a", "one");
        Secret a = row(catalog, "a");
        catalog.write(tx -> tx.secrets().update(a.id(), "b", a.definition(), true));
        assertEquals("one", revealed(catalog, "b"));
        assertNotEquals(a.definition(), kept(catalog, "b"));
        Secret moved = new Secret(0, "c", kept(catalog, "b"), a.createdAt(), a.updatedAt(), true);
        store.repository(Secret.TYPE).insert(moved);
        assertThrows(LockedSecretException.class, () -> revealed(catalog, "c"));
    }

    @EveryStore
    void valuesThatLookAsIfTheyWereSealedAreNotMisread(Store store) {
        List<String> values = List.of(
                KNOWN,
                "isomer-sealed-1:",
                "isomer-sealed-1:AAAA",
                "isomer-plain-1:" + KNOWN,
                "isomer-plain-1:isomer-plain-1:x",
                "isomer-plain-1:x");
        for (String key : List.of("", "pw")) {
            Catalog catalog = over(store, key);
            for (String value : values) {
                save(catalog, "odd", value);
                assertEquals(value, revealed(catalog, "odd"));
            }
        }
        store.repository(Secret.TYPE)
                .insert(new Secret(0, "old", "isomer-sealed-1:no", Catalogs.START, Catalogs.START, true));
        assertEquals("isomer-sealed-1:no", revealed(over(store, ""), "old"));
        assertEquals("isomer-sealed-1:no", revealed(over(store, "pw"), "old"));
    }

    @EveryStore
    void noNonceIsTakenTwice(Store store) {
        Catalog catalog = over(store, "pw", 7);
        IntStream.range(0, 300).forEach(i -> save(catalog, "s" + i % 3, "value " + i % 2 + i % 3));
        IntStream.range(0, 300).forEach(i -> save(catalog, "t" + i, "same"));
        List<String> kept = catalog.read(tx -> tx.secrets().all()).stream()
                .map(Secret::definition)
                .toList();
        int start = "isomer-sealed-1:".length();
        Set<String> nonces = kept.stream()
                .map(text -> text.substring(start + 27, start + 42))
                .collect(Collectors.toSet());
        assertEquals(kept.size(), nonces.size());
        assertEquals(
                1,
                kept.stream()
                        .map(text -> text.substring(0, start + 26))
                        .distinct()
                        .count());
    }

    @Test
    void everyFlippedBitOfAKeptValueIsNoticed() {
        SecretVault vault = SecretVault.of(new Passphrase("päss"), FEW, new Counting());
        byte[] whole = SealedBytes.bytes(KNOWN.substring(16)).orElseThrow();
        assertEquals("hello", vault.open("token", KNOWN));
        for (int bit = 2 * 8; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(vault.canOpen("token", "isomer-sealed-1:" + SealedBytes.text(damaged)), "bit " + bit);
        }
        String full = "isomer-sealed-1:AAM0UAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhvwp-F-lorTC1emmelXSS6zjvt_Stw";
        assertEquals(
                "hello",
                SecretVault.of(new Passphrase("päss"), 1, new Counting()).open("token", full));
        assertTrue(SecretVault.isSealed("isomer-sealed-1:" + "A".repeat(64)), "no rounds");
        assertFalse(vault.canOpen("token", "isomer-sealed-1:" + "A".repeat(64)));
    }

    private static Catalog over(Store store, String key) {
        return new Catalog(
                store,
                ContentDirectory.none(),
                new UniqueClock(InstantSource.fixed(Catalogs.START)),
                SecretVault.of(new Passphrase(key), FEW, new Counting()));
    }

    private static Catalog over(Store store, String key, long seed) {
        return new Catalog(
                store,
                ContentDirectory.none(),
                new UniqueClock(InstantSource.fixed(Catalogs.START)),
                SecretVault.of(new Passphrase(key), FEW, new Random(seed)));
    }

    private static void save(Catalog catalog, String name, String value) {
        catalog.write(tx -> tx.secrets().save(name, value, true));
    }

    private static Secret row(Catalog catalog, String name) {
        return catalog.read(tx -> tx.secrets().byName(name)).orElseThrow();
    }

    private static String kept(Catalog catalog, String name) {
        return row(catalog, name).definition();
    }

    private static String revealed(Catalog catalog, String name) {
        return catalog.read(tx -> tx.reveal(tx.secrets().byName(name).orElseThrow()));
    }
}
