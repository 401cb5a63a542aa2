package dev.isomer.storage.memory.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a segment: {@value #HEADER_BYTES} bytes, then its payload, then zeros up to a multiple of eight.
 *
 * <pre>
 *   kind 4 │ length 4 │ number 8 │ durable 8 │ CRC32C of the payload 4 │ CRC32C of the header 4 │ payload …
 * </pre>
 *
 * <p>Both checksums begin with the segment's salt, and the payload's with the number too, so that neither a damaged
 * length is trusted nor a frame of another place. The order of events in a segment is the order of its frames.
 *
 * @param kind what it is
 * @param number one more than the frame's before it
 * @param durable the greatest number of which it was known, when this was written, that it and all before are forced
 * @param payload what it holds
 */
record Frame(Kind kind, long number, long durable, byte[] payload) {
    static final int HEADER_BYTES = 32;
    /** Longer payloads are cut into several frames. */
    static final int GREATEST_PAYLOAD_BYTES = 256 * 1024;
    /** What is stored of the longest payload, encrypted. */
    static final int GREATEST_STORED_BYTES = GREATEST_PAYLOAD_BYTES + FrameCipher.OVERHEAD_BYTES;

    private static final int ALIGNMENT_BYTES = 8;
    private static final int HEADER_CHECKED_BYTES = 28;

    /** What a frame is. */
    enum Kind {
        /** The schema by which the transactions after it are written. */
        SCHEMA,
        /** Some of a transaction, of which more follows. */
        PART,
        /** All or the last of a transaction. */
        END,
        /** Nothing; it says how far the journal is durable when there is nothing else to say. */
        SEAL;

        private static final Kind[] ALL = values();
    }

    /** How many bytes a frame with a payload of this length takes. */
    static int bytes(int payloadBytes) {
        return HEADER_BYTES + (payloadBytes + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
    }

    /** The frame as it is written. */
    byte[] encode(long salt) {
        return encode(salt, kind, number, durable, payload, payload.length);
    }

    /** A frame of the first bytes of an array, as it is written. */
    static byte[] encode(long salt, Kind kind, long number, long durable, byte[] payload, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes(length));
        buffer.putInt(kind.ordinal() + 1).putInt(length).putLong(number).putLong(durable);
        buffer.putInt(checksum(salt ^ number, payload, 0, length));
        buffer.putInt(checksum(salt, buffer.array(), 0, HEADER_CHECKED_BYTES));
        buffer.put(payload, 0, length);
        return buffer.array();
    }

    /** The header of a frame, before its payload is looked at. */
    record Header(Kind kind, int length, long number, long durable, int payloadChecksum) {
        /** The header at a place of an array, or null if there is none. */
        static @Nullable Header decode(long salt, byte[] bytes, int at) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, at, HEADER_BYTES);
            int kind = buffer.getInt();
            int length = buffer.getInt();
            long number = buffer.getLong();
            long durable = buffer.getLong();
            int payloadChecksum = buffer.getInt();
            boolean isSound = kind >= 1
                    && kind <= Kind.ALL.length
                    && length >= 0
                    && length <= GREATEST_STORED_BYTES
                    && buffer.getInt() == checksum(salt, bytes, at, HEADER_CHECKED_BYTES);
            return isSound ? new Header(Kind.ALL[kind - 1], length, number, durable, payloadChecksum) : null;
        }

        /** The frame with the payload at a place of an array, padding included, or null if that is damaged. */
        @Nullable
        Frame with(long salt, byte[] bytes, int at) {
            int end = at + bytes(length) - HEADER_BYTES;
            for (int i = at + length; i < end; i++) {
                if (bytes[i] != 0) {
                    return null;
                }
            }
            return checksum(salt ^ number, bytes, at, length) == payloadChecksum
                    ? new Frame(kind, number, durable, Arrays.copyOfRange(bytes, at, at + length))
                    : null;
        }
    }

    private static int checksum(long seed, byte[] bytes, int at, int length) {
        CRC32C checksum = new CRC32C();
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            checksum.update((int) (seed >>> shift));
        }
        checksum.update(bytes, at, length);
        return (int) checksum.getValue();
    }
}
