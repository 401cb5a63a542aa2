package dev.isomer.storage.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * An immutable sequence of bytes, compared by content, kept in chunks of 64 KiB.
 *
 * <p>Chunks keep the garbage collector from needing large runs of free memory: with arrays of 1 MiB the default
 * collector runs out far below the heap's size. Order is unsigned and lexicographic, a prefix first.
 */
public final class Bytes implements Comparable<Bytes> {
    /** The size of every chunk but the last. */
    public static final int CHUNK_BYTES = 64 * 1024;

    /** No bytes at all. */
    public static final Bytes EMPTY = new Bytes(new byte[0][], 0);

    private final byte[][] chunks;
    private final int length;
    private int hash;

    private Bytes(byte[][] chunks, int length) {
        this.chunks = chunks;
        this.length = length;
    }

    /** A copy of the array. */
    public static Bytes of(byte[] content) {
        if (content.length == 0) {
            return EMPTY;
        }
        byte[][] chunks = new byte[(content.length + CHUNK_BYTES - 1) / CHUNK_BYTES][];
        for (int i = 0; i < chunks.length; i++) {
            int from = i * CHUNK_BYTES;
            chunks[i] = Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK_BYTES));
        }
        return new Bytes(chunks, content.length);
    }

    /** The text as UTF-8. */
    public static Bytes ofUtf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the stream to its end, without closing it.
     *
     * @param limitBytes the most that is read, 0 or more
     * @throws IOException if reading fails, or if there are more than {@code limitBytes}
     */
    public static Bytes readFrom(InputStream in, int limitBytes) throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        long total = 0;
        byte[] chunk = in.readNBytes(CHUNK_BYTES);
        while (chunk.length > 0) {
            total += chunk.length;
            if (total > limitBytes) {
                throw new IOException("The content is longer than " + limitBytes + " bytes.");
            }
            chunks.add(chunk);
            chunk = in.readNBytes(CHUNK_BYTES);
        }
        return total == 0 ? EMPTY : new Bytes(chunks.toArray(new byte[0][]), (int) total);
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /**
     * The byte at {@code index}.
     *
     * @throws IndexOutOfBoundsException unless 0 &lt;= index &lt; length
     */
    public byte at(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("Index " + index + " of " + length + " bytes");
        }
        return chunks[index / CHUNK_BYTES][index % CHUNK_BYTES];
    }

    /** A new array with all of the content. */
    public byte[] toByteArray() {
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, all, at, chunk.length);
            at += chunk.length;
        }
        return all;
    }

    /** The content read as UTF-8, malformed parts replaced by U+FFFD. */
    public String toUtf8() {
        return new String(toByteArray(), StandardCharsets.UTF_8);
    }

    /**
     * Writes {@code count} bytes from {@code offset} on.
     *
     * @throws IndexOutOfBoundsException if the range is not within the content
     */
    public void writeTo(OutputStream out, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, length);
        int at = offset;
        int left = count;
        while (left > 0) {
            byte[] chunk = chunks[at / CHUNK_BYTES];
            int within = at % CHUNK_BYTES;
            int part = Math.min(left, chunk.length - within);
            out.write(chunk, within, part);
            at += part;
            left -= part;
        }
    }

    /** True if {@code prefix} is how this content begins; every content begins with none. */
    public boolean startsWith(Bytes prefix) {
        if (prefix.length > length) {
            return false;
        }
        for (int i = 0; i < prefix.chunks.length; i++) {
            byte[] mine = chunks[i];
            byte[] theirs = prefix.chunks[i];
            if (!Arrays.equals(mine, 0, theirs.length, theirs, 0, theirs.length)) {
                return false;
            }
        }
        return true;
    }

    /** Unsigned lexicographic order, the shorter first where one begins with the other. */
    @Override
    public int compareTo(Bytes other) {
        int shared = Math.min(chunks.length, other.chunks.length);
        for (int i = 0; i < shared; i++) {
            int order = Arrays.compareUnsigned(chunks[i], other.chunks[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(length, other.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && length == that.length && Arrays.deepEquals(chunks, that.chunks);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.deepHashCode(chunks);
        }
        return hash;
    }

    /** The length and at most the first 16 bytes in hexadecimal. */
    @Override
    public String toString() {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try {
            writeTo(head, 0, Math.min(16, length));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        String hexadecimal = HexFormat.of().formatHex(head.toByteArray());
        return length + " bytes" + (length == 0 ? "" : " " + hexadecimal + (length > 16 ? "…" : ""));
    }
}
