package dev.isomer.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes JSON. Stateless and safe for use by many threads.
 *
 * <p>Reading refuses what a lenient parser lets pass: bytes that are not UTF-8, duplicate names, half pairs of
 * surrogates, anything after the document, nesting over {@value #NESTING_LIMIT}, names over {@value #NAME_LIMIT} and
 * numbers over {@value #NUMBER_LIMIT} characters, documents over {@value #DOCUMENT_LIMIT} characters.
 */
public final class Json {
    static final int NESTING_LIMIT = 64;
    static final int NAME_LIMIT = 1_000;
    static final int NUMBER_LIMIT = 100;
    static final int DOCUMENT_LIMIT = 64 * 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING_LIMIT)
                            .maxNameLength(NAME_LIMIT)
                            .maxNumberLength(NUMBER_LIMIT)
                            .maxStringLength(DOCUMENT_LIMIT)
                            .maxDocumentLength(DOCUMENT_LIMIT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads one document.
     *
     * @throws JsonSyntaxException when the bytes are not exactly one JSON document within the limits
     */
    public static JsonNode read(byte[] document) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new InputStreamReader(new ByteArrayInputStream(document), decoder)) {
            JsonNode root = MAPPER.readTree(reader);
            if (root == null || root instanceof MissingNode) {
                throw new JsonSyntaxException("The document is empty.");
            }
            requireWholeCharacters(root);
            return root;
        } catch (MismatchedInputException trailing) {
            throw new JsonSyntaxException("Something stands behind the document" + place(trailing));
        } catch (JsonProcessingException refused) {
            throw new JsonSyntaxException(sentence(refused));
        } catch (IOException notText) {
            throw new JsonSyntaxException("The document is not UTF-8.");
        }
    }

    /** Writes maps, lists, texts, numbers, booleans and nulls as one line of UTF-8, names in the maps' own order. */
    public static byte[] write(Object tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A document indented for people; numbers may be written another way than they were. */
    public static String pretty(JsonNode document) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String sentence(JsonProcessingException refused) {
        String first = refused.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
        String reason = first.length() > 200 ? first.substring(0, 200) + "…" : first;
        return reason + place(refused);
    }

    private static String place(JsonProcessingException refused) {
        var where = refused.getLocation();
        return where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }

    /** Refuses texts with half a pair of surrogates, which escapes can spell although UTF-8 cannot hold them. */
    private static void requireWholeCharacters(JsonNode node) {
        if (node.isTextual()) {
            requireWholeCharacters(node.textValue());
        }
        node.fieldNames().forEachRemaining(Json::requireWholeCharacters);
        node.forEach(Json::requireWholeCharacters);
    }

    private static void requireWholeCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
                    throw new JsonSyntaxException("Half a pair of surrogates is no character");
                }
                i++;
            }
        }
    }
}
