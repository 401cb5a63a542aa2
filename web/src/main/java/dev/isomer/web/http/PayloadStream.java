package dev.isomer.web.http;

import java.io.InputStream;
import java.util.Objects;

/** Reads pieces one after another and forgets each when it has been read. For one thread. */
final class PayloadStream extends InputStream {
    private static final byte[] READ = {};

    private final byte[][] pieces;
    private int leftBytes;
    private int piece;
    private int position;

    /** Over so many bytes in these pieces, which it empties. */
    PayloadStream(byte[][] pieces, int sizeBytes) {
        this.pieces = pieces;
        this.leftBytes = sizeBytes;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (leftBytes == 0) {
            return -1;
        }
        byte[] current = pieces[piece];
        int count = Math.min(Math.min(length, current.length - position), leftBytes);
        System.arraycopy(current, position, target, offset, count);
        position += count;
        leftBytes -= count;
        if (position == current.length || leftBytes == 0) {
            pieces[piece] = READ;
            piece++;
            position = 0;
        }
        return count;
    }
}
