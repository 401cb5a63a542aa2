package dev.isomer.catalog.cid;

import dev.isomer.storage.model.Bytes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content with its name, which is always the right one: it was made from these bytes. Immutable. */
public final class NamedContent {
    private final Cid cid;
    private final Bytes content;

    private NamedContent(Cid cid, Bytes content) {
        this.cid = cid;
        this.content = content;
    }

    /** Content that is held already. */
    public static NamedContent of(Bytes content) {
        return new NamedContent(Cid.of(content), content);
    }

    /**
     * Reads content to its end and makes its name on the way; it is held once.
     *
     * @param limitBytes the most that is read
     * @throws IOException if reading fails, or if there are more bytes
     */
    public static NamedContent readFrom(InputStream in, int limitBytes) throws IOException {
        CidHasher hasher = new CidHasher();
        Bytes content = Bytes.readFrom(new Hashing(in, hasher), limitBytes);
        return new NamedContent(hasher.finish(), content);
    }

    /** The name. */
    public Cid cid() {
        return cid;
    }

    /** The bytes. */
    public Bytes content() {
        return content;
    }

    /** Shows everything that is read to a hasher. */
    private static final class Hashing extends FilterInputStream {
        private final CidHasher hasher;

        Hashing(InputStream in, CidHasher hasher) {
            super(in);
            this.hasher = hasher;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                hasher.write(next);
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                hasher.write(target, offset, count);
            }
            return count;
        }
    }
}
