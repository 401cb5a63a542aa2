package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Cuts what is written into frames of one transaction: parts, and the end when it is {@link #end}ed. */
final class FrameOutput extends OutputStream {
    private final SegmentWriter segment;
    private final long durable;
    private final byte[] payload = new byte[Frame.GREATEST_PAYLOAD_BYTES];
    private int length;

    FrameOutput(SegmentWriter segment, long durable) {
        this.segment = segment;
        this.durable = durable;
    }

    @Override
    public void write(int value) throws IOException {
        if (length == payload.length) {
            emit(Frame.Kind.PART);
        }
        payload[length++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        int at = offset;
        int left = count;
        while (left > 0) {
            if (length == payload.length) {
                emit(Frame.Kind.PART);
            }
            int part = Math.min(left, payload.length - length);
            System.arraycopy(bytes, at, payload, length, part);
            length += part;
            at += part;
            left -= part;
        }
    }

    /** Writes the last frame. */
    void end() throws IOException {
        emit(Frame.Kind.END);
    }

    private void emit(Frame.Kind kind) throws IOException {
        segment.append(kind, durable, payload, length);
        length = 0;
    }
}
