package dev.isomer.web;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The document that shows a newcomer something; it lies among the application's own content files. */
final class ExampleDocument {
    private ExampleDocument() {}

    /** Its identifier, when the content directory has it. */
    static Optional<String> in(ContentDirectory directory) {
        Cid cid = Cid.parse(identifier());
        return directory.contains(cid) ? Optional.of(cid.toString()) : Optional.empty();
    }

    /** The identifier, as the application was packed with it. */
    static String identifier() {
        try (InputStream in = ExampleDocument.class.getResourceAsStream("example.cid")) {
            if (in == null) {
                throw new IllegalStateException("The application was packed without example.cid.");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
