package dev.isomer.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.storage.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The content that a document brings along: text, or {@code {"encoding": …, "value": …}}, by identifier. */
final class CidValues {
    static final String KEY = "cid_values";

    private CidValues() {}

    static Map<Cid, Bytes> read(JsonNode document, ImportNotes notes) {
        Map<Cid, Bytes> values = new LinkedHashMap<>();
        JsonNode map = document.path(KEY);
        if (map.isMissingNode() || map.isNull()) {
            return values;
        }
        if (!map.isObject()) {
            notes.refuse(KEY, "", "It must be an object of contents by CID.");
            return values;
        }
        map.properties().forEach(entry -> {
            String reason = take(entry.getKey(), entry.getValue(), values);
            if (!reason.isEmpty()) {
                notes.refuse(KEY, entry.getKey(), reason);
            }
        });
        return values;
    }

    /** Takes one entry, or says why not. */
    private static String take(String key, JsonNode value, Map<Cid, Bytes> values) {
        Optional<Cid> cid = Cid.tryParse(key);
        if (cid.isEmpty()) {
            return "The key is not a valid CID.";
        }
        Optional<Bytes> content = value.isTextual() ? Optional.of(Bytes.ofUtf8(value.textValue())) : encoded(value);
        if (content.isEmpty()) {
            return "The value must be text, or an object with a known \"encoding\" and a \"value\" in it.";
        }
        Cid actual = Cid.of(content.get());
        if (!actual.equals(cid.get())) {
            return "The content is that of " + actual + "; export the document again, or remove this entry.";
        }
        values.put(actual, content.get());
        return "";
    }

    private static Optional<Bytes> encoded(JsonNode object) {
        JsonNode value = object.path("value");
        if (!value.isTextual()) {
            return Optional.empty();
        }
        String encoding = object.path("encoding").asText("utf-8").trim().toLowerCase(Locale.ROOT);
        try {
            return switch (encoding) {
                case "base64" -> Optional.of(Bytes.of(Base64.getDecoder().decode(value.textValue())));
                case "text" -> Optional.of(encode(value.textValue(), StandardCharsets.UTF_8));
                default -> Optional.of(encode(value.textValue(), Charset.forName(encoding)));
            };
        } catch (IllegalArgumentException | CharacterCodingException | UnsupportedOperationException notEncoded) {
            return Optional.empty();
        }
    }

    private static Bytes encode(String text, Charset charset) throws CharacterCodingException {
        ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return Bytes.of(bytes);
    }
}
