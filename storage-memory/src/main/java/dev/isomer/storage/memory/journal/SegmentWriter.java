package dev.isomer.storage.memory.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes one file: its header, then frames with numbers that go on from the header's base. Used by one thread at a
 * time.
 */
final class SegmentWriter implements Closeable {
    private final Disk.Appender file;
    private final SegmentHeader header;
    private final @Nullable FrameCipher cipher;
    private int attempt;
    private long bytes;
    private long number;

    private SegmentWriter(Disk.Appender file, SegmentHeader header, @Nullable FrameCipher cipher) {
        this.file = file;
        this.header = header;
        this.cipher = cipher;
        this.number = header.base();
    }

    /** Makes a file and writes its header and the schema of what follows. */
    static SegmentWriter create(Disk disk, String name, SegmentHeader header, JournalOptions options, long durable)
            throws IOException {
        Disk.Appender file = disk.create(name);
        boolean done = false;
        try {
            file.append(header.encode(), header.bytes());
            SegmentWriter writer = new SegmentWriter(file, header, cipher(header, options));
            writer.bytes = header.bytes();
            byte[] lines = String.join("\n", options.schema()).getBytes(StandardCharsets.UTF_8);
            if (lines.length > Frame.GREATEST_PAYLOAD_BYTES) {
                throw new IOException("the schema takes " + lines.length + " bytes as text, and a journal keeps up to "
                        + Frame.GREATEST_PAYLOAD_BYTES);
            }
            writer.append(Frame.Kind.SCHEMA, durable, lines, lines.length);
            done = true;
            return writer;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    private static @Nullable FrameCipher cipher(SegmentHeader header, JournalOptions options) {
        SegmentSeal seal = header.seal();
        return seal == null
                ? null
                : Objects.requireNonNull(Objects.requireNonNull(options.key()).cipher(header, seal));
    }

    /** Adds a frame with the next number; after a failure go back by {@link #truncate}. */
    void append(Frame.Kind kind, long durable, byte[] payload, int length) throws IOException {
        byte[] encoded = cipher == null
                ? Frame.encode(header.salt(), kind, number + 1, durable, payload, length)
                : sealed(cipher, kind, durable, payload, length);
        file.append(encoded, encoded.length);
        bytes += encoded.length;
        number++;
    }

    private byte[] sealed(FrameCipher with, Frame.Kind kind, long durable, byte[] payload, int length) {
        byte[] stored = with.seal(kind, number + 1, durable, attempt, payload, length);
        return Frame.encode(header.salt(), kind, number + 1, durable, stored, stored.length);
    }

    /** The number of the newest frame, or the base. */
    long number() {
        return number;
    }

    /** How long the file is. */
    long bytes() {
        return bytes;
    }

    SegmentHeader header() {
        return header;
    }

    /** Goes back to an earlier end. */
    void truncate(long earlierBytes, long earlierNumber) throws IOException {
        // Some of what is cut off may stay on the disk, so its numbers are not to be encrypted alike again.
        attempt++;
        file.truncate(earlierBytes);
        bytes = earlierBytes;
        number = earlierNumber;
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
