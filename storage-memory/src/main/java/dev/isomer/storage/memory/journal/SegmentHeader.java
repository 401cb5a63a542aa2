package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first {@value #BYTES} bytes of a segment, or of a snapshot, which is made alike.
 *
 * <pre>
 *   magic 8 │ version 4 │ flags 4 │ generation 8 │ base 8 │ salt 8 │ CRC32C of all before 4 │ zero 4
 * </pre>
 *
 * @param generation counts the segments of a folder, from 1
 * @param base the number of the last frame before it: its first frame has the next
 * @param salt random, and part of every checksum: a frame of another file never passes for one of this
 * @param seal of an encrypted file, or null
 */
record SegmentHeader(
        long generation, long base, long salt, @Nullable SegmentSeal seal) {
    static final int BYTES = 48;
    /** Of what is not encrypted. */
    static final int VERSION = 1;
    /** Of what is encrypted. Greater versions are refused; smaller ones stay readable. */
    static final int SEALED_VERSION = 2;

    private static final byte[] MAGIC = "ISOJRNL1".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKED_BYTES = 40;
    private static final int SEALED = 1;

    int version() {
        return seal == null ? VERSION : SEALED_VERSION;
    }

    /** Where the first frame begins. */
    int bytes() {
        return seal == null ? BYTES : BYTES + SegmentSeal.BYTES;
    }

    byte[] encode() {
        ByteBuffer buffer = ByteBuffer.allocate(bytes());
        buffer.put(MAGIC)
                .putInt(version())
                .putInt(seal == null ? 0 : SEALED)
                .putLong(generation)
                .putLong(base)
                .putLong(salt);
        buffer.putInt(checksum(buffer.array()));
        if (seal != null) {
            buffer.position(BYTES).put(seal.encode());
        }
        return buffer.array();
    }

    /**
     * The header in these bytes, or null if they are none.
     *
     * @param file for the message
     * @param bytes the first of the file, as many as it has of those that any header takes
     * @throws CannotOpenException if they are of a version that is not known here
     */
    static @Nullable SegmentHeader decode(String file, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < BYTES
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || buffer.getInt(CHECKED_BYTES) != checksum(bytes)
                || buffer.getInt(CHECKED_BYTES + Integer.BYTES) != 0) {
            return null;
        }
        int version = buffer.getInt(MAGIC.length);
        int flags = buffer.getInt(MAGIC.length + Integer.BYTES);
        if (version > SEALED_VERSION || flags != (version == SEALED_VERSION ? SEALED : 0)) {
            throw new CannotOpenException(
                    file + " has the format " + version + " of a newer version of Isomer, and this one reads formats up"
                            + " to " + SEALED_VERSION + "; update Isomer. Nothing was changed.",
                    null);
        }
        SegmentSeal seal = version == SEALED_VERSION ? seal(bytes) : null;
        boolean isWhole = version == VERSION || seal != null;
        return isWhole ? new SegmentHeader(buffer.getLong(16), buffer.getLong(24), buffer.getLong(32), seal) : null;
    }

    private static @Nullable SegmentSeal seal(byte[] bytes) {
        return bytes.length < BYTES + SegmentSeal.BYTES
                ? null
                : SegmentSeal.decode(Arrays.copyOfRange(bytes, BYTES, BYTES + SegmentSeal.BYTES));
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, CHECKED_BYTES);
        return (int) checksum.getValue();
    }
}
