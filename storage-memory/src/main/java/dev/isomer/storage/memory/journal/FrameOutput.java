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
    /** Grows to what one frame takes: most transactions are small. */
    private byte[] payload = new byte[LEAST_BUFFER_BYTES];

    private int length;

    FrameOutput(SegmentWriter segment, long durable) {
        this.segment = segment;
        this.durable = durable;
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
        if (length == Frame.GREATEST_PAYLOAD_BYTES) {
            emit(Frame.Kind.PART);
        }
        if (wanted > payload.length - length && payload.length < Frame.GREATEST_PAYLOAD_BYTES) {
            long needed = Math.max((long) length + wanted, 2L * payload.length);
            payload = Arrays.copyOf(payload, (int) Math.min(needed, Frame.GREATEST_PAYLOAD_BYTES));
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
