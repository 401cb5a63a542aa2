package dev.isomer.storage.snapshot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hashes the first bytes of what is read through it. */
final class HashingInput extends FilterInputStream {
    private final MessageDigest digest;
    private long left;

    /** {@code count} tells how many bytes are hashed; what comes after them is not. */
    HashingInput(InputStream in, MessageDigest digest, long count) {
        super(in);
        this.digest = digest;
        this.left = count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count > 0 && left > 0) {
            int hashed = (int) Math.min(left, count);
            digest.update(into, offset, hashed);
            left -= hashed;
        }
        return count;
    }
}
