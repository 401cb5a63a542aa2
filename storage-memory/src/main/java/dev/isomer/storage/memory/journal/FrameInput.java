package dev.isomer.storage.memory.journal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The content of one transaction, read frame by frame.
 *
 * <p>Where the file ends, or is damaged, before the transaction does, reading throws and {@link #isCutOff} tells so:
 * what was read until then must not be used.
 */
final class FrameInput extends InputStream {
    private final SegmentReader segment;
    private Frame frame;
    private int at;
    private boolean isCutOff;

    /** Begins with a frame that was read already. */
    FrameInput(SegmentReader segment, Frame first) {
        this.segment = segment;
        this.frame = first;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? frame.payload()[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, into.length);
        if (count == 0) {
            return 0;
        } else if (!hasMore()) {
            return -1;
        }
        int part = Math.min(count, frame.payload().length - at);
        System.arraycopy(frame.payload(), at, into, offset, part);
        at += part;
        return part;
    }

    /** Goes on to a frame of which something is left; false at the end. */
    private boolean hasMore() throws IOException {
        while (at == frame.payload().length) {
            if (frame.kind() == Frame.Kind.END) {
                return false;
            }
            advance();
        }
        return true;
    }

    /** Reads what the reader of the content left. */
    void skipToEnd() throws IOException {
        while (frame.kind() != Frame.Kind.END) {
            advance();
        }
    }

    /** Whether the transaction turned out to have no end. */
    boolean isCutOff() {
        return isCutOff;
    }

    private void advance() throws IOException {
        Frame next = segment.next();
        if (next == null || (next.kind() != Frame.Kind.PART && next.kind() != Frame.Kind.END)) {
            isCutOff = true;
            throw new EOFException("the transaction is not whole");
        }
        frame = next;
        at = 0;
    }
}
