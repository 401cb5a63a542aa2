package dev.isomer.web.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Answers as one does who believes what comes in: echoes, decodes twice, reads any file, follows any header. */
final class NaiveApplication {
    static final String FOREIGN_FILE = "root:x:0:0:of another folder";

    /** What lies on its disk; the folder {@code /public} is what it means to serve. */
    private static final Map<String, String> FILES =
            Map.of("/public/index.html", "Welcome", "/etc/passwd", FOREIGN_FILE, "/cids/hello", "Hello");

    private static final ObjectMapper JSON = new ObjectMapper();

    String answer(NaiveRequest request) {
        String[] target = request.target().split("\\?", 2);
        String path = decoded(decoded(target[0])).replace('\\', '/').replaceAll(";[^/]*", "");
        if (path.startsWith("/ring-")) {
            return answer(request.to(path.equals("/ring-a") ? "/ring-b" : "/ring-a"));
        }
        if (Pattern.matches("/slow/((a+)+)+", new ImpatientText(path))) {
            return response("Location: /servers\r\n", "");
        }
        if (path.contains("..")) {
            return response("", FILES.getOrDefault(normalized("/public" + path), "no such file"));
        }
        for (String field : (target.length > 1 ? target[1] : "").split("&")) {
            if (field.startsWith("limit=")) {
                Integer.parseInt(decoded(field.substring(6)));
            }
        }
        readHeaders(request.headers());
        String method = request.headers().getOrDefault("x-http-method-override", request.method());
        String name = path.substring(path.lastIndexOf('/') + 1);
        String location = name.isEmpty() ? "" : "Location: /servers/" + name + "\r\n";
        return response(location, method + " " + path + " " + body(request));
    }

    /** Ends what looks at its characters far too often, which would go on for as good as ever. */
    private static final class ImpatientText implements CharSequence {
        private final String text;
        private int looks;

        ImpatientText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > 1_000_000) {
                throw new IllegalStateException("This does not end.");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    private static String response(String header, String body) {
        return "HTTP/1.1 200 OK\r\n" + header + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String normalized(String path) {
        return Path.of(path).normalize().toString();
    }

    private static void readHeaders(Map<String, String> headers) {
        String range = headers.get("range");
        if (range != null) {
            String[] ends = range.substring("bytes=".length()).split("-");
            if (Long.parseLong(ends[0]) > Long.parseLong(ends[1])) {
                throw new IllegalArgumentException("A range begins before it ends.");
            }
        }
        for (String condition : new String[] {"if-none-match", "if-match", "if-range"}) {
            String tag = headers.get(condition);
            if (tag != null && !tag.equals("*")) {
                if (tag.charAt(0) != '"' || tag.charAt(tag.length() - 1) != '"') {
                    throw new IllegalArgumentException("A tag stands in quotes.");
                }
            }
        }
        for (String type : headers.getOrDefault("accept", "a/b").split(",")) {
            String[] parts = type.split(";q=");
            if (parts[0].split("/").length != 2 || parts.length > 1 && Double.parseDouble(parts[1]) > 1) {
                throw new IllegalArgumentException("A type has two parts and a weight up to 1.");
            }
        }
        Map<String, String> cookies = new TreeMap<>();
        for (String cookie : headers.getOrDefault("cookie", "a=b").split(";")) {
            String[] parts = cookie.split("=");
            cookies.put(parts[0], parts[1]);
        }
    }

    private static String body(NaiveRequest request) {
        byte[] body = request.body().getBytes(StandardCharsets.ISO_8859_1);
        String type = request.headers().getOrDefault("content-type", "");
        try {
            if (request.headers().getOrDefault("content-encoding", "").equals("gzip")) {
                return "unpacked " + new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes().length;
            }
            if (type.contains("json")) {
                return "read " + JSON.readTree(body).size();
            }
        } catch (JsonProcessingException refused) {
            throw new IllegalArgumentException(refused);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return "took " + body.length;
    }
}
