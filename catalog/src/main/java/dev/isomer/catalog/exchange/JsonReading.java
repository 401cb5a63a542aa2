package dev.isomer.catalog.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.storage.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads JSON as the programs that write these documents do: NaN and infinities are numbers, and of equal keys the last
 * one counts.
 */
final class JsonReading {
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    JsonReading() {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(CidRecord.CONTENT_LIMIT_BYTES)
                        .maxDocumentLength(2L * CidRecord.CONTENT_LIMIT_BYTES)
                        .build());
    }

    /** A document that is not JSON; the message says where. */
    static final class NotJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        NotJsonException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    JsonNode read(Bytes document) throws NotJsonException {
        Optional<String> text = utf8(document);
        if (text.isEmpty()) {
            throw new NotJsonException("It is not text in UTF-8.");
        }
        if (text.get().isBlank()) {
            throw new NotJsonException("It has no content.");
        }
        try {
            return mapper.readTree(text.get());
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new NotJsonException("It is not JSON" + place + ": " + e.getOriginalMessage() + ".");
        }
    }

    /** The bytes as text; empty when they are not UTF-8. */
    static Optional<String> utf8(Bytes bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
