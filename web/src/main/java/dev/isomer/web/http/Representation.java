package dev.isomer.web.http;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether a resource answers with its page or with JSON. {@code ?format=} decides; else the {@code Accept} header: a
 * client that names {@code text/html}, and not JSON with the same or a higher weight, gets the page, every other one
 * JSON. Nothing is ever refused for its {@code Accept}.
 */
public enum Representation {
    HTML,
    JSON;

    /**
     * What this request asks for.
     *
     * @throws HttpException 400 when {@code format} is neither {@code html} nor {@code json}
     */
    public static Representation of(Request request) {
        Optional<String> format = request.query().first("format");
        if (format.isEmpty()) {
            return ofAccept(request.headers());
        }
        return switch (format.get()) {
            case "html" -> HTML;
            case "json" -> JSON;
            default -> throw HttpException.badRequest("The parameter format is html or json.");
        };
    }

    /** What the {@code Accept} header alone asks for; this is what problems go by. */
    static Representation ofAccept(Headers headers) {
        double html = 0;
        double json = 0;
        for (String range : headers.joined("Accept").orElse("").split(",")) {
            String[] parts = range.split(";", -1);
            switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case "text/html", "application/xhtml+xml" -> html = Math.max(html, weight(parts));
                case "application/json", "application/problem+json" -> json = Math.max(json, weight(parts));
                default -> {
                    // Every other type is served by JSON, which needs no weight.
                }
            }
        }
        return html > json ? HTML : JSON;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=") || parameter.startsWith("Q=")) {
                try {
                    double weight = Double.parseDouble(parameter.substring(2));
                    return weight >= 0 && weight <= 1 ? weight : 0;
                } catch (NumberFormatException unreadable) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
