package dev.isomer.web.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request as a naive server understands it: the first of two lengths, any ends of lines, any number of anything. */
record NaiveRequest(String method, String target, Map<String, String> headers, String body) {

    static NaiveRequest read(String head, InputStream in) throws IOException {
        String[] lines = head.split("\r\n|\n|\r");
        String[] first = lines[0].trim().split("\\s+");
        Map<String, String> headers = new TreeMap<>();
        String last = "";
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 0 || lines[i].startsWith(" ")) {
                headers.merge(last, lines[i].trim(), String::concat);
            } else {
                last = lines[i].substring(0, colon).trim().toLowerCase(Locale.ROOT);
                headers.putIfAbsent(last, lines[i].substring(colon + 1).trim());
            }
        }
        return new NaiveRequest(first[0], first[1], headers, first[0].equals("GET") ? "" : body(headers, in));
    }

    /** The same request for another address. */
    NaiveRequest to(String other) {
        return new NaiveRequest(method, other, headers, body);
    }

    private static String body(Map<String, String> headers, InputStream in) throws IOException {
        if (headers.containsKey("content-length")) {
            int length = Integer.parseInt(headers.get("content-length").split("[ ,]")[0]);
            return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        }
        if (!headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return "";
        }
        StringBuilder body = new StringBuilder();
        while (true) {
            String line = line(in).replaceFirst("^0x", "").split(";")[0].trim();
            int length = (int) Long.parseLong(line.isEmpty() ? "0" : line, 16);
            if (length <= 0) {
                line(in);
                return body.toString();
            }
            body.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next;
        while ((next = in.read()) >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
