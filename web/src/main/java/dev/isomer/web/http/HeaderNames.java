package dev.isomer.web.http;

import io.undertow.util.HttpString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names of header fields as the server keeps them. Only for this program's own names, of which there are few. */
final class HeaderNames {
    private static final Map<String, HttpString> KNOWN = new ConcurrentHashMap<>();

    private HeaderNames() {}

    static HttpString of(String name) {
        HttpString known = KNOWN.get(name);
        return known == null ? KNOWN.computeIfAbsent(name, HttpString::new) : known;
    }
}
