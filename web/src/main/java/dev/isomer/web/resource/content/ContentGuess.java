package dev.isomer.web.resource.content;

import dev.isomer.storage.model.Bytes;
import dev.isomer.web.json.Json;
import dev.isomer.web.json.JsonSyntaxException;
import java.util.Locale;
import java.util.Map;

/**
 * What content looks like to be, for people: a guess from its bytes. Nothing is served by it; the type that content is
 * served with comes from the extension that it is asked for with ({@link ContentTypes}).
 */
final class ContentGuess {
    static final String TEXT = "text/plain";
    static final String JSON = "application/json";

    private static final int JSON_LIMIT_BYTES = 256 * 1024;
    private static final int HEAD_BYTES = 512;
    private static final Map<Bytes, String> MAGIC = Map.of(
            magic(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'), "image/png",
            magic(0xff, 0xd8, 0xff), "image/jpeg",
            magic('G', 'I', 'F', '8', '7', 'a'), "image/gif",
            magic('G', 'I', 'F', '8', '9', 'a'), "image/gif",
            magic('%', 'P', 'D', 'F', '-'), "application/pdf",
            magic('P', 'K', 3, 4), "application/zip",
            magic(0x1f, 0x8b), "application/gzip");
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry(TEXT, "txt"),
            Map.entry(JSON, "json"),
            Map.entry("text/html", "html"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("application/xml", "xml"),
            Map.entry("application/x-sh", "sh"),
            Map.entry("text/x-python", "py"),
            Map.entry("image/png", "png"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/gzip", "gz"));

    private ContentGuess() {}

    /** The type that the content looks like. */
    static String type(Bytes content) {
        for (Map.Entry<Bytes, String> magic : MAGIC.entrySet()) {
            if (content.startsWith(magic.getKey())) {
                return magic.getValue();
            }
        }
        String head = head(content, HEAD_BYTES);
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        return Utf8.isValid(content) ? textType(content, head.strip()) : ContentTypes.UNKNOWN;
    }

    private static String textType(Bytes content, String head) {
        if (head.startsWith("{") || head.startsWith("[")) {
            return isJson(content) ? JSON : TEXT;
        }
        String lowered = head.toLowerCase(Locale.ROOT);
        if (lowered.startsWith("<!doctype html") || lowered.startsWith("<html")) {
            return "text/html";
        }
        if (lowered.startsWith("<svg")) {
            return "image/svg+xml";
        }
        if (lowered.startsWith("<?xml")) {
            return "application/xml";
        }
        if (head.startsWith("#!")) {
            return head.lines().findFirst().orElse("").contains("python") ? "text/x-python" : "application/x-sh";
        }
        return TEXT;
    }

    private static boolean isJson(Bytes content) {
        if (content.length() > JSON_LIMIT_BYTES) {
            return false;
        }
        try {
            Json.read(content.toByteArray());
            return true;
        } catch (JsonSyntaxException other) {
            return false;
        }
    }

    /** The extension that gives content this type; empty where there is none. */
    static String extension(String type) {
        return EXTENSIONS.getOrDefault(type, "");
    }

    /** Whether a browser shows content of this type as a picture, in which nothing can run. */
    static boolean isPicture(String type) {
        return type.startsWith("image/") && !type.equals("image/svg+xml");
    }

    /** The beginning of the content as text, malformed parts replaced. */
    static String head(Bytes content, int countBytes) {
        return Bytes.of(bytes(content, countBytes)).toUtf8();
    }

    /** The first bytes. */
    static byte[] bytes(Bytes content, int countBytes) {
        byte[] first = new byte[Math.min(countBytes, content.length())];
        for (int i = 0; i < first.length; i++) {
            first[i] = content.at(i);
        }
        return first;
    }

    private static Bytes magic(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Bytes.of(bytes);
    }
}
