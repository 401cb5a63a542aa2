package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the frames of one file from its beginning, until the first that is not whole. */
final class SegmentReader {
    private static final int BUFFER_BYTES = 2 * Frame.bytes(Frame.GREATEST_STORED_BYTES);
    static final int ALIGNMENT_BYTES = 8;

    private final ReadableDisk disk;
    private final String name;
    private final SegmentHeader header;
    private final @Nullable FrameCipher cipher;
    private final long fileBytes;
    private byte[] buffer = {};
    private long bufferAt;
    private long position;
    private long number;

    /**
     * @param cipher what frames are decrypted with; null for those that are not, and to read them as they are stored
     */
    SegmentReader(ReadableDisk disk, String name, SegmentHeader header, @Nullable FrameCipher cipher)
            throws IOException {
        this.disk = disk;
        this.name = name;
        this.header = header;
        this.cipher = cipher;
        this.position = header.bytes();
        this.fileBytes = disk.size(name);
        this.number = header.base();
    }

    /** The header of a file, or null if it has no sound one. */
    static @Nullable SegmentHeader header(ReadableDisk disk, String name) throws IOException {
        byte[] bytes = new byte[SegmentHeader.BYTES + SegmentSeal.BYTES];
        int count = disk.read(name, 0, bytes);
        return SegmentHeader.decode(name + " in " + disk, Arrays.copyOf(bytes, count));
    }

    String name() {
        return name;
    }

    SegmentHeader header() {
        return header;
    }

    /** Where the next frame begins: the number of bytes that were read and found whole. */
    long position() {
        return position;
    }

    long fileBytes() {
        return fileBytes;
    }

    /** The number of the last frame that was read, or what the segment begins after. */
    long number() {
        return number;
    }

    /** The next frame, or null if the file ends here or the next is not whole. */
    @Nullable
    Frame next() throws IOException {
        Frame frame = frameAt(position);
        if (frame == null || frame.number() != number + 1) {
            return null;
        }
        number = frame.number();
        position += bytes(frame);
        return frame;
    }

    /**
     * Looks for whole frames of this file after the place where reading stopped, and gives the greatest durable number.
     */
    long durableBeyond() throws IOException {
        long greatest = 0;
        long at = position;
        while (at + Frame.HEADER_BYTES <= fileBytes) {
            Frame frame = frameAt(at);
            if (frame == null) {
                at += ALIGNMENT_BYTES;
            } else {
                greatest = Math.max(greatest, frame.durable());
                at += bytes(frame);
            }
        }
        return greatest;
    }

    /** How many bytes a frame that was read takes in the file. */
    int bytes(Frame frame) {
        return Frame.bytes(frame.payload().length + (cipher == null ? 0 : FrameCipher.OVERHEAD_BYTES));
    }

    /** The frame at a place, or null if there is none that is whole. */
    @Nullable
    Frame frameAt(long at) throws IOException {
        if (at + Frame.HEADER_BYTES > fileBytes || !isBuffered(at, Frame.HEADER_BYTES)) {
            return null;
        }
        Frame.Header found = Frame.Header.decode(header.salt(), buffer, (int) (at - bufferAt));
        if (found == null || !isBuffered(at, Frame.bytes(found.length()))) {
            return null;
        }
        Frame stored = found.with(header.salt(), buffer, (int) (at - bufferAt) + Frame.HEADER_BYTES);
        return stored == null || cipher == null ? stored : cipher.open(stored);
    }

    /** Whether the file has these bytes, which are then in the buffer. */
    private boolean isBuffered(long at, int count) throws IOException {
        if (at < bufferAt || at + count > bufferAt + buffer.length) {
            byte[] next = new byte[(int) Math.min(BUFFER_BYTES, fileBytes - at)];
            int read = disk.read(name, at, next);
            buffer = read == next.length ? next : Arrays.copyOf(next, read);
            bufferAt = at;
        }
        return count <= buffer.length - (at - bufferAt);
    }
}
