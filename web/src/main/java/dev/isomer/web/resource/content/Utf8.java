package dev.isomer.web.resource.content;

import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells whether content is UTF-8, a little at a time: content of 64 MiB takes no other 64 to look at. */
final class Utf8 {
    private static final int STEP_BYTES = 16 * 1024;

    private Utf8() {}

    /** Whether all of the content is UTF-8; content without a byte is. */
    static boolean isValid(Bytes content) {
        Check check = new Check(Math.min(STEP_BYTES, Math.max(4, content.length())));
        try {
            for (int at = 0; at < content.length() && check.valid; at += STEP_BYTES) {
                content.writeTo(check, at, Math.min(STEP_BYTES, content.length() - at));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return check.isValidAtEnd();
    }

    /** Decodes what is written to it, to nowhere. */
    private static final class Check extends OutputStream {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private final ByteBuffer bytes;
        private final CharBuffer nowhere;
        private boolean valid = true;

        Check(int stepBytes) {
            this.bytes = ByteBuffer.allocate(stepBytes);
            this.nowhere = CharBuffer.allocate(stepBytes);
        }

        @Override
        public void write(int oneByte) {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] part, int offset, int count) {
            int at = offset;
            while (at < offset + count && valid) {
                int some = Math.min(bytes.remaining(), offset + count - at);
                bytes.put(part, at, some);
                at += some;
                decode(false);
            }
        }

        private void decode(boolean last) {
            bytes.flip();
            CoderResult result = decoder.decode(bytes, nowhere.clear(), last);
            valid &= !result.isError();
            bytes.compact();
        }

        boolean isValidAtEnd() {
            decode(true);
            return valid && bytes.position() == 0;
        }
    }
}
