package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Cuts what is written into frames of one transaction: parts, and the end when it is {@link #end}ed. */
final class FrameOutput extends OutputStream {
    private static final int LEAST_BUFFER_BYTES = 512;

    private final SegmentWriter segment;
    private final long durable;
    private final int partBytes;
    /** Grows to what one frame takes: most transactions are small. */
    private byte[] payload;

    private int length;

    /** @param partBytes the longest payload of a frame */
    FrameOutput(SegmentWriter segment, long durable, int partBytes) {
        this.segment = segment;
        this.durable = durable;
        this.partBytes = partBytes;
        this.payload = new byte[Math.min(LEAST_BUFFER_BYTES, partBytes)];
    }

    @Override
    public void write(int value) throws IOException {
        makeRoom(1);
        payload[length++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        int at = offset;
        int left = count;
        while (left > 0) {
            makeRoom(left);
            int part = Math.min(left, payload.length - length);
            System.arraycopy(bytes, at, payload, length, part);
            length += part;
            at += part;
            left -= part;
        }
    }

    /** For one byte at the least, and for as many as are wanted where one frame takes them. */
    private void makeRoom(int wanted) throws IOException {
        if (length == partBytes) {
            emit(Frame.Kind.PART);
        }
        if (wanted > payload.length - length && payload.length < partBytes) {
            long needed = Math.max((long) length + wanted, 2L * payload.length);
            payload = Arrays.copyOf(payload, (int) Math.min(needed, partBytes));
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
