package dev.isomer.web.page;

import java.util.List;
import java.util.stream.Collectors;

/** A text in parts, of which some are what was searched for; templates mark those, and escape each part by itself. */
public record Highlight(List<Part> parts) {
    public Highlight {
        parts = List.copyOf(parts);
    }

    /** A part of the text, and whether it is what was searched for. */
    public record Part(String text, boolean match) {}

    /** All parts together. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
