package dev.isomer.web.resource.content;

import dev.isomer.storage.model.Bytes;
import dev.isomer.web.http.Body;
import java.io.IOException;
import java.io.OutputStream;

/** Content as the body of a response, without another copy of it. */
record BytesBody(Bytes content) implements Body {
    @Override
    public long sizeBytes() {
        return content.length();
    }

    @Override
    public void writeTo(OutputStream out, long offset, long countBytes) throws IOException {
        content.writeTo(out, Math.toIntExact(offset), Math.toIntExact(countBytes));
    }
}
