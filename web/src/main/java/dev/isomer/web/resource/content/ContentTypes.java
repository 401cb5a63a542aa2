package dev.isomer.web.resource.content;

import dev.isomer.storage.model.Bytes;
import java.util.Locale;
import java.util.Map;

/** The media type of content by the extension that it is asked for with; never by what its author claims. */
final class ContentTypes {
    static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("css", "text/css"),
            Map.entry("csv", "text/csv"),
            Map.entry("md", "text/markdown"),
            Map.entry("js", "application/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("tar", "application/x-tar"),
            Map.entry("gz", "application/gzip"),
            Map.entry("sh", "application/x-sh"),
            Map.entry("bat", "application/x-msdos-program"),
            Map.entry("exe", "application/x-msdownload"),
            Map.entry("dmg", "application/x-apple-diskimage"),
            Map.entry("deb", "application/vnd.debian.binary-package"),
            Map.entry("rpm", "application/x-rpm"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("avi", "video/x-msvideo"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("py", "text/x-python"),
            Map.entry("java", "text/x-java-source"),
            Map.entry("c", "text/x-c"),
            Map.entry("h", "text/x-c"),
            Map.entry("cpp", "text/x-c++"),
            Map.entry("hpp", "text/x-c++"));

    private ContentTypes() {}

    /**
     * The type of content asked for with these letters after the first dot.
     *
     * @param extension may hold further dots, of which the last one counts; empty when there was none
     */
    static String of(String extension, Bytes content) {
        String last = extension.substring(extension.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (last.isEmpty()) {
            return Utf8.isValid(content) ? "text/plain; charset=utf-8" : UNKNOWN;
        }
        if (last.equals("txt")) {
            return Utf8.isValid(content) ? "text/plain; charset=utf-8" : "text/plain";
        }
        return BY_EXTENSION.getOrDefault(last, UNKNOWN);
    }
}
