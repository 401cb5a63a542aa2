package dev.isomer.web.resource.content;

import dev.isomer.storage.model.Bytes;
import dev.isomer.web.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Content as the body of a response; only the part that is being sent is copied. */
record BytesBody(Bytes content) implements Body {
    @Override
    public long sizeBytes() {
        return content.length();
    }

    @Override
    public ByteBuffer bytes(long offset, int countBytes) {
        ByteArrayOutputStream part = new ByteArrayOutputStream(countBytes);
        try {
            content.writeTo(part, Math.toIntExact(offset), countBytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ByteBuffer.wrap(part.toByteArray());
    }
}
