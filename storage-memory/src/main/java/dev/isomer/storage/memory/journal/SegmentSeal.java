package dev.isomer.storage.memory.journal;

import dev.isomer.storage.model.Bytes;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What the header of an encrypted file has besides, {@value #BYTES} bytes.
 *
 * <pre>
 *   salt 32 │ check 8 │ CRC32C of both 4 │ zero 4
 * </pre>
 *
 * @param salt random: with the journal's key it gives the key of this file alone
 * @param check derived from both too, so that another key is told from damage
 */
record SegmentSeal(Bytes salt, long check) {
    static final int BYTES = 48;
    static final int SALT_BYTES = 32;

    private static final int CHECKED_BYTES = 40;

    byte[] encode() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.put(salt.toByteArray()).putLong(check).putInt(checksum(buffer.array()));
        return buffer.array();
    }

    /** What these bytes say, or null if they are damaged. */
    static @Nullable SegmentSeal decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] salt = new byte[SALT_BYTES];
        buffer.get(salt);
        long check = buffer.getLong();
        return buffer.getInt() == checksum(bytes) && buffer.getInt() == 0
                ? new SegmentSeal(Bytes.of(salt), check)
                : null;
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, CHECKED_BYTES);
        return (int) checksum.getValue();
    }
}
