package dev.isomer.catalog.cid;

import dev.isomer.catalog.text.TextRules;
import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The name of a piece of content.
 *
 * <pre>
 *   AAAAAAAF  aGVsbG8                         up to 64 bytes: the content itself ("literal")
 *   AAAAAABB  Rg2doReeYM-O5F0saH5FyWNhHN-…    from 65 bytes:  its SHA-512, 86 characters
 *   └──┬───┘  └───────┬───────
 *   length in bytes   base64url without padding
 *   (6 bytes, big-endian)
 * </pre>
 *
 * Immutable. A name is never more than {@value #MAX_LENGTH} characters and always at least 8.
 */
public final class Cid implements Comparable<Cid> {
    /** Content of up to this many bytes is its own name. */
    public static final int LITERAL_LIMIT_BYTES = 64;

    /** The longest content that a name can speak of: 2⁴⁸ − 1 bytes. */
    public static final long CONTENT_LIMIT_BYTES = (1L << 48) - 1;

    /** The most characters of a name; every name of hashed content has exactly these. */
    public static final int MAX_LENGTH = 94;

    static final int PREFIX_LENGTH = 8;
    static final int DIGEST_BYTES = 64;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final String text;
    private final long contentLength;

    private Cid(String text, long contentLength) {
        this.text = text;
        this.contentLength = contentLength;
    }

    /** The name of the given content. */
    public static Cid of(byte[] content) {
        CidHasher hasher = new CidHasher();
        hasher.write(content, 0, content.length);
        return hasher.finish();
    }

    /** The name of the given content. */
    public static Cid of(Bytes content) {
        CidHasher hasher = new CidHasher();
        try {
            content.writeTo(hasher, 0, content.length());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return hasher.finish();
    }

    /** The name of the given text in UTF-8. */
    public static Cid of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cid ofLength(long contentLength, byte[] payload) {
        return new Cid(lengthPrefix(contentLength) + ENCODER.encodeToString(payload), contentLength);
    }

    /**
     * Reads a name. White space around it and slashes before it do not count.
     *
     * @throws InvalidCidException when it is not a name
     */
    public static Cid parse(String text) {
        String name = CidText.normalise(text);
        String problem = CidText.problem(name);
        if (problem != null) {
            throw new InvalidCidException(text, problem);
        }
        return new Cid(name, CidText.statedLength(name));
    }

    /** Reads a name as {@link #parse} does; empty when it is not one. */
    public static Optional<Cid> tryParse(String text) {
        String name = CidText.normalise(text);
        return CidText.problem(name) == null
                ? Optional.of(new Cid(name, CidText.statedLength(name)))
                : Optional.empty();
    }

    /**
     * The eight characters that state a content's length.
     *
     * @throws IllegalArgumentException when the length is negative or above {@link #CONTENT_LIMIT_BYTES}
     */
    public static String lengthPrefix(long contentLengthBytes) {
        if (contentLengthBytes < 0 || contentLengthBytes > CONTENT_LIMIT_BYTES) {
            throw new IllegalArgumentException("Give a content length from 0 to " + CONTENT_LIMIT_BYTES + " bytes, not "
                    + contentLengthBytes + ".");
        }
        byte[] bigEndian = new byte[6];
        for (int at = 0; at < bigEndian.length; at++) {
            bigEndian[at] = (byte) (contentLengthBytes >>> (40 - 8 * at));
        }
        return ENCODER.encodeToString(bigEndian);
    }

    /** The length of the content in bytes. */
    public long contentLength() {
        return contentLength;
    }

    /** True when the name holds the content itself. */
    public boolean isLiteral() {
        return contentLength <= LITERAL_LIMIT_BYTES;
    }

    /** The content that a literal name holds; empty for the name of hashed content. */
    public Optional<Bytes> literalContent() {
        return isLiteral()
                ? Optional.of(Bytes.of(Base64.getUrlDecoder().decode(text.substring(PREFIX_LENGTH))))
                : Optional.empty();
    }

    /** The name with a slash before it, as it is stored and requested. */
    public String path() {
        return "/" + text;
    }

    /** {@link #path()} with a dot and the extension after it, or without when the extension is empty. */
    public String path(String extension) {
        return extension.isEmpty() ? path() : path() + "." + extension;
    }

    /** The first six characters and three dots, for tight places. */
    public String shortLabel() {
        return text.substring(0, 6) + "...";
    }

    /** A hash sign, the first nine characters and three dots, for the text of a link. */
    public String linkLabel() {
        return "#" + TextRules.cut(text, 9) + "...";
    }

    @Override
    public int compareTo(Cid other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cid cid && cid.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The name itself. */
    @Override
    public String toString() {
        return text;
    }
}
