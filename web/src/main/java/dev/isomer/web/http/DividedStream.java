package dev.isomer.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A stream that ends at each divider and goes on behind it when its {@link #mark} has been read. The first divider may
 * stand at the very beginning without its line end. Holds one buffer. For one thread.
 */
final class DividedStream extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MARK_BYTES = 2;

    private final InputStream in;
    private final byte[] divider;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
    private boolean ended;

    /** Over a whole body; the divider begins with a line end. */
    DividedStream(InputStream in, String divider) {
        this.in = in;
        this.divider = divider.getBytes(StandardCharsets.US_ASCII);
        // As if a line had ended before the body, so that all dividers are alike.
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * Reads up to the next divider.
     *
     * @throws HttpException 400 when the body ends without one
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        fill(divider.length);
        int sure = untilDivider(length);
        if (sure == 0) {
            return -1;
        }
        int count = Math.min(length, sure);
        System.arraycopy(buffer, from, target, offset, count);
        from += count;
        return count;
    }

    /** Reads to the divider, to nowhere. */
    void passOver() throws IOException {
        byte[] nowhere = new byte[8 * 1024];
        int count = 0;
        while (count >= 0) {
            count = read(nowhere, 0, nowhere.length);
        }
    }

    /** Goes over the divider at which this stream stands, and returns the two characters behind it. */
    String mark() throws IOException {
        from += divider.length;
        fill(MARK_BYTES);
        if (to - from < MARK_BYTES) {
            throw MultipartReader.malformed();
        }
        String mark = new String(buffer, from, MARK_BYTES, StandardCharsets.ISO_8859_1);
        from += MARK_BYTES;
        return mark;
    }

    /** How many bytes, of at most so many, certainly stand before the next divider; none when it is next. */
    private int untilDivider(int mostBytes) {
        int last = to - divider.length;
        int at = from;
        while (at <= last && at - from < mostBytes && !isDividerAt(at)) {
            at++;
        }
        if (at > last && ended) {
            throw MultipartReader.malformed();
        }
        return at - from;
    }

    private boolean isDividerAt(int at) {
        for (int i = 0; i < divider.length; i++) {
            if (buffer[at + i] != divider[i]) {
                return false;
            }
        }
        return true;
    }

    /** Sees to it that so many bytes are in the buffer, unless the body ends before. */
    private void fill(int countBytes) throws IOException {
        if (to - from >= countBytes || ended) {
            return;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        while (to < buffer.length && !ended) {
            int count = in.read(buffer, to, buffer.length - to);
            if (count < 0) {
                ended = true;
            } else {
                to += count;
            }
        }
    }
}
