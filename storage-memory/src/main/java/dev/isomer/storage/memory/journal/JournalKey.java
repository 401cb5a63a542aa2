package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The secret that a journal is encrypted with. Immutable; its text shows nothing of it. */
public final class JournalKey {
    /** Fewer bytes could be guessed. */
    static final int LEAST_BYTES = 32;

    private static final int GREATEST_BYTES = 4096;
    private static final int KEY_BYTES = 32;
    private static final String MAC = "HmacSHA512";
    private static final byte[] KEY_INFO = "isomer journal key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHECK_INFO = "isomer journal check".getBytes(StandardCharsets.US_ASCII);
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final String HOW = " Make one with: head -c 32 /dev/urandom > journal.key && chmod 600 journal.key";

    private final byte[] secret;

    private JournalKey(byte[] secret) {
        this.secret = secret;
    }

    /** A key of these bytes, {@value #LEAST_BYTES} at the least and all of them random. */
    static JournalKey of(byte[] secret) {
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("Give at least " + LEAST_BYTES + " random bytes.");
        }
        return new JournalKey(secret.clone());
    }

    /**
     * The key in a file: all its bytes.
     *
     * @param folder of the journal, in which the key must not be
     * @throws CannotOpenException if there is none, others may read it, or it is too short or too long
     */
    public static JournalKey read(Path file, Path folder) {
        Path place = file.toAbsolutePath().normalize();
        if (place.startsWith(folder.toAbsolutePath().normalize())) {
            throw new CannotOpenException(
                    "The key file " + file + " lies in the folder that it protects, and would be copied with it; keep"
                            + " it elsewhere.",
                    null);
        }
        try (InputStream in = Files.newInputStream(place)) {
            requireOwnersAlone(file, place);
            byte[] secret = in.readNBytes(GREATEST_BYTES + 1);
            if (secret.length < LEAST_BYTES || secret.length > GREATEST_BYTES) {
                throw new CannotOpenException(
                        "The key file " + file + " has to have " + LEAST_BYTES + " to " + GREATEST_BYTES
                                + " random bytes." + HOW,
                        null);
            }
            return new JournalKey(secret);
        } catch (IOException unreadable) {
            throw new CannotOpenException(
                    "The key file " + file + " cannot be read: " + unreadable + "." + HOW, unreadable);
        }
    }

    private static void requireOwnersAlone(Path file, Path place) throws IOException {
        FileStore store = Files.getFileStore(place);
        if (store.supportsFileAttributeView("posix") && !OWNER.containsAll(Files.getPosixFilePermissions(place))) {
            throw new CannotOpenException(
                    "Others than its owner may read or change the key file " + file + "; first: chmod 600 " + file,
                    null);
        }
    }

    /** For a new file. */
    SegmentSeal seal(RandomGenerator salts) {
        byte[] salt = new byte[SegmentSeal.SALT_BYTES];
        salts.nextBytes(salt);
        return new SegmentSeal(Bytes.of(salt), check(keys(salt)));
    }

    /** What encrypts the frames of a file that was sealed, or null if it was with another key. */
    @Nullable
    FrameCipher cipher(SegmentHeader header, SegmentSeal seal) {
        Hkdf keys = keys(seal.salt().toByteArray());
        return check(keys) == seal.check() ? new FrameCipher(keys.key(KEY_INFO, KEY_BYTES), header) : null;
    }

    /** Of the file with this salt. */
    private Hkdf keys(byte[] salt) {
        return new Hkdf(MAC, secret, salt);
    }

    private static long check(Hkdf keys) {
        return ByteBuffer.wrap(keys.key(CHECK_INFO, Long.BYTES)).getLong();
    }

    @Override
    public String toString() {
        return "a journal's key";
    }
}
