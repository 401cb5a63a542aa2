package dev.isomer.catalog.secret;

import dev.isomer.catalog.model.Secret;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How the values of secrets are kept. With a key each is a text such as
 *
 * <pre>
 *   isomer-sealed-1:base64url(rounds ‖ salt ‖ nonce ‖ ciphertext ‖ tag)        sealed for the name of its secret
 * </pre>
 *
 * so a value cannot be moved to another name, and renaming seals it again. Without a key it is the value itself, but
 * for one that begins as a kept text does, which gets {@code isomer-plain-1:} before it. What is kept tells by itself
 * which of them it is, so values from before there was a key can be read, and are sealed when they are next saved.
 *
 * <p>All values of a store are sealed with one key: rounds and salt are those of values sealed earlier, where there are
 * any that this key opens. Safe for many threads.
 */
public final class SecretVault {
    private static final String SEALED = "isomer-sealed-1:";
    private static final String PLAIN = "isomer-plain-1:";
    /** The rounds, in four bytes with the highest first, and the salt. */
    private static final int HEAD_BYTES = Integer.BYTES + PassphraseKey.SALT_BYTES;

    private static final int LEAST_BYTES = HEAD_BYTES + PassphraseKey.NONCE_BYTES + PassphraseKey.TAG_BYTES;

    private final Passphrase passphrase;
    private final int rounds;
    private final RandomGenerator random;
    private final Map<String, PassphraseKey> keysByHead = new ConcurrentHashMap<>();

    /** What is sealed with; written once. */
    private volatile @Nullable PassphraseKey current;

    private SecretVault(Passphrase passphrase, int rounds, RandomGenerator random) {
        this.passphrase = passphrase;
        this.rounds = rounds;
        this.random = random;
    }

    /**
     * A vault with the key made of this passphrase, or without one when it is empty.
     *
     * @param rounds what a new key is made with, {@link PassphraseKey#ROUNDS} in earnest
     * @param random unpredictable in earnest, repeatable in tests
     */
    public static SecretVault of(Passphrase passphrase, int rounds, RandomGenerator random) {
        return new SecretVault(passphrase, rounds, random);
    }

    /** A vault that keeps values as they are. */
    public static SecretVault withoutKey() {
        return new SecretVault(Passphrase.NONE, PassphraseKey.ROUNDS, () -> {
            throw new IllegalStateException("Nothing is sealed without a key.");
        });
    }

    /** Whether there is a key. */
    public boolean hasKey() {
        return !passphrase.isEmpty();
    }

    /** Whether a kept text is sealed. */
    public static boolean isSealed(String kept) {
        return sealedBytes(kept).isPresent();
    }

    private static Optional<byte[]> sealedBytes(String kept) {
        return kept.startsWith(SEALED)
                ? SealedBytes.bytes(kept.substring(SEALED.length())).filter(bytes -> bytes.length >= LEAST_BYTES)
                : Optional.empty();
    }

    /** Whether the key to seal with still has to be found among secrets sealed earlier, by {@link #settle}. */
    public boolean isUnsettled() {
        return hasKey() && current == null;
    }

    /** Finds the key to seal with: that of the first of these secrets that can be opened, or a new one. */
    public void settle(List<Secret> secrets) {
        for (Secret secret : secrets) {
            if (isSealed(secret.definition()) && canOpen(secret.name(), secret.definition())) {
                break;
            }
        }
        if (isUnsettled()) {
            settle(PassphraseKey.make(passphrase, rounds, random));
        }
    }

    private synchronized void settle(PassphraseKey key) {
        if (current == null) {
            current = key;
            keysByHead.put(SealedBytes.text(head(key)), key);
        }
    }

    /**
     * What to keep of a secret's value.
     *
     * @throws IllegalStateException when the vault {@link #isUnsettled}
     */
    public String keep(String name, String value) {
        if (!hasKey()) {
            return isMarked(value) ? PLAIN + value : value;
        }
        PassphraseKey key = current;
        if (key == null) {
            throw new IllegalStateException("Settle the key first.");
        }
        byte[] sealed = key.seal(value, context(name), random);
        byte[] whole = ByteBuffer.allocate(HEAD_BYTES + sealed.length)
                .put(head(key))
                .put(sealed)
                .array();
        return SEALED + SealedBytes.text(whole);
    }

    /** Whether a kept text can be read. */
    public boolean canOpen(String name, String kept) {
        try {
            open(name, kept);
            return true;
        } catch (LockedSecretException locked) {
            return false;
        }
    }

    /**
     * The value of a secret.
     *
     * @throws LockedSecretException when it is sealed, and not with this key for this name
     */
    public String open(String name, String kept) {
        Optional<byte[]> sealed = sealedBytes(kept);
        if (sealed.isEmpty()) {
            boolean isMasked = kept.startsWith(PLAIN) && isMarked(kept.substring(PLAIN.length()));
            return isMasked ? kept.substring(PLAIN.length()) : kept;
        }
        if (!hasKey()) {
            throw new LockedSecretException(name, "it is encrypted, and there is no key.");
        }
        byte[] bytes = sealed.get();
        try {
            PassphraseKey key = key(Arrays.copyOf(bytes, HEAD_BYTES));
            String value = key.open(Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length), context(name));
            settle(key);
            return value;
        } catch (NotOpenedException refused) {
            throw new LockedSecretException(name, "it was encrypted with another key, or is damaged.");
        }
    }

    private PassphraseKey key(byte[] head) throws NotOpenedException {
        int named = ByteBuffer.wrap(head).getInt();
        if (named < 1 || named > PassphraseKey.MOST_ROUNDS) {
            throw new NotOpenedException();
        }
        byte[] salt = Arrays.copyOfRange(head, Integer.BYTES, HEAD_BYTES);
        return keysByHead.computeIfAbsent(
                SealedBytes.text(head), unknown -> PassphraseKey.derive(passphrase, salt, named));
    }

    private static byte[] head(PassphraseKey key) {
        return ByteBuffer.allocate(HEAD_BYTES)
                .putInt(key.rounds())
                .put(key.salt())
                .array();
    }

    private static boolean isMarked(String text) {
        return text.startsWith(SEALED) || text.startsWith(PLAIN);
    }

    private static String context(String name) {
        return SEALED + name;
    }
}
