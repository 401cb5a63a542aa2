package dev.isomer.web.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form in which a resource answers. The ending of a list's address ({@code /servers.csv}) or {@code ?format=}
 * decides; else the {@code Accept} header: a client that names {@code text/html}, and not JSON with the same or a
 * higher weight, gets the page, every other one JSON. Nothing is ever refused for its {@code Accept}.
 */
public enum Representation {
    HTML("html"),
    JSON("json"),
    CSV("csv"),
    TEXT("txt");

    /** Stands in the pattern of a route for the ending of a list's address. */
    static final String ENDING = ".{ending}";

    private final String word;

    Representation(String word) {
        this.word = word;
    }

    /** The names of all forms, as addresses have them. */
    static List<String> words() {
        return Arrays.stream(values()).map(form -> form.word).toList();
    }

    /** The form of this name, as addresses have it. */
    static Optional<Representation> ofWord(String word) {
        return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
    }

    /**
     * What this request asks for, of a resource that has a page and JSON.
     *
     * @throws HttpException 400 when {@code format} is neither {@code html} nor {@code json}
     */
    public static Representation of(Request request) {
        Representation form = ofRecords(request);
        if (form == CSV || form == TEXT) {
            throw HttpException.badRequest("The parameter format is html or json here.");
        }
        return form;
    }

    /**
     * What this request asks for, of a resource that is one record or a list of records and has all four forms.
     *
     * @throws HttpException 400 when {@code format} is none of them, or another one than the ending of the address
     */
    public static Representation ofRecords(Request request) {
        Optional<String> format = request.query().first("format");
        Optional<String> ending = Optional.ofNullable(request.pathParameters().get("ending"));
        if (format.isEmpty() && ending.isEmpty()) {
            return ofAccept(request.headers());
        }
        if (format.isPresent() && ending.isPresent() && !format.equals(ending)) {
            throw HttpException.badRequest("The ending of the address and the parameter format differ; send one.");
        }
        return ofWord(format.or(() -> ending).orElse(""))
                .orElseThrow(() -> HttpException.badRequest("The parameter format is html, json, csv or txt."));
    }

    /** What the {@code Accept} header alone asks for; this is what problems go by. */
    static Representation ofAccept(Headers headers) {
        Optional<String> accept = headers.joined("Accept");
        if (accept.isEmpty()) {
            return JSON;
        }
        double html = 0;
        double json = 0;
        for (String range : accept.get().split(",")) {
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
