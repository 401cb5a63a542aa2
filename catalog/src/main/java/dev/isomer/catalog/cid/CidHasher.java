package dev.isomer.catalog.cid;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Makes the name of content that arrives in pieces, without keeping it: at most 64 bytes are held. Not safe for use by
 * several threads at once.
 */
public final class CidHasher extends OutputStream {
    private final MessageDigest digest = sha512();
    private final byte[] beginning = new byte[Cid.LITERAL_LIMIT_BYTES];
    private long length;
    private boolean finished;

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    /** Takes the next piece: {@code count} bytes from {@code offset}. */
    @Override
    public void write(byte[] piece, int offset, int count) {
        requireUnfinished();
        if (length < beginning.length) {
            int kept = (int) Math.min(beginning.length - length, count);
            System.arraycopy(piece, offset, beginning, (int) length, kept);
        }
        digest.update(piece, offset, count);
        length += count;
    }

    /** The number of bytes taken so far. */
    public long length() {
        return length;
    }

    /** The name of all content taken; to be called once, at its end. */
    public Cid finish() {
        requireUnfinished();
        finished = true;
        return Cid.ofLength(
                length, length <= beginning.length ? Arrays.copyOf(beginning, (int) length) : digest.digest());
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("Use a new hasher for new content; this one has given its CID.");
        }
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-512.", impossible);
        }
    }
}
