package dev.isomer.storage.snapshot;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.isomer.storage.model.Limits;

/** How JSON is written, to the byte, and within which limits it is read. */
final class Json {
    /** The standard alphabet, with padding and without line feeds. */
    static final Base64Variant BASE64 = Base64Variants.MIME_NO_LINEFEEDS;

    /**
     * Rows follow each other with a comma and a line feed. Doubles are written by an algorithm of the library, as those
     * of JDK 17 and of later ones differ; characters beyond U+FFFF as themselves.
     */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .rootValueSeparator(",\n")
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(5)
                    .maxNumberLength(40)
                    .maxNameLength(Limits.NAME_CHARACTERS * 4)
                    .maxStringLength(2 * Limits.VALUE_BYTES)
                    .build())
            .build();

    private Json() {}
}
