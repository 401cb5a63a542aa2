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
 */
record SegmentHeader(long generation, long base, long salt) {
    static final int BYTES = 48;
    /** Greater versions are refused; smaller ones stay readable. */
    static final int VERSION = 1;

    private static final byte[] MAGIC = "ISOJRNL1".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKED_BYTES = 40;

    byte[] encode() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.put(MAGIC)
                .putInt(VERSION)
                .putInt(0)
                .putLong(generation)
                .putLong(base)
                .putLong(salt);
        buffer.putInt(checksum(buffer.array()));
        return buffer.array();
    }

    /**
     * The header in these bytes, or null if they are none.
     *
     * @param file for the message
     * @throws CannotOpenException if they are of a version that is not known here
     */
    static @Nullable SegmentHeader decode(String file, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (!Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || buffer.getInt(CHECKED_BYTES) != checksum(bytes)
                || buffer.getInt(CHECKED_BYTES + Integer.BYTES) != 0) {
            return null;
        }
        int version = buffer.getInt(MAGIC.length);
        int flags = buffer.getInt(MAGIC.length + Integer.BYTES);
        if (version > VERSION || flags != 0) {
            throw new CannotOpenException(
                    file + " has the format " + version + " of a newer version of Isomer, and this one reads formats up"
                            + " to " + VERSION + "; update Isomer. Nothing was changed.",
                    null);
        }
        return new SegmentHeader(buffer.getLong(16), buffer.getLong(24), buffer.getLong(32));
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, CHECKED_BYTES);
        return (int) checksum.getValue();
    }
}
