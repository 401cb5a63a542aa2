package dev.isomer.web.http;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The body of a request, whole and in memory; bounded by the limit of its address. For one thread.
 *
 * <p>It is kept in pieces, so that a large one needs no large array, and can be {@linkplain #take taken}: handed on
 * without being held twice.
 */
public final class Payload {
    private final byte[][] pieces;
    private final int sizeBytes;
    private boolean taken;

    private Payload(byte[][] pieces, int sizeBytes) {
        this.pieces = pieces;
        this.sizeBytes = sizeBytes;
    }

    /** No body. */
    public static Payload empty() {
        return new Payload(new byte[0][], 0);
    }

    /** A body of so many bytes in these pieces, which the caller gives up; the last one may have room left. */
    static Payload of(List<byte[]> pieces, int sizeBytes) {
        return new Payload(pieces.toArray(new byte[0][]), sizeBytes);
    }

    /** The number of bytes. */
    public int sizeBytes() {
        return sizeBytes;
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        requireUntaken();
        byte[] all = new byte[sizeBytes];
        int at = 0;
        for (byte[] piece : pieces) {
            int count = Math.min(piece.length, sizeBytes - at);
            System.arraycopy(piece, 0, all, at, count);
            at += count;
        }
        return all;
    }

    /**
     * The body as text.
     *
     * @throws HttpException 400 when it is not UTF-8
     */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(toByteArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw HttpException.badRequest("The body must be UTF-8.");
        }
    }

    /** The bytes, once: each piece is let go of when it has been read, and this body cannot be asked again. */
    public InputStream take() {
        requireUntaken();
        taken = true;
        return new PayloadStream(pieces, sizeBytes);
    }

    private void requireUntaken() {
        if (taken) {
            throw new IllegalStateException("This body has been taken already; it can be read once.");
        }
    }
}
