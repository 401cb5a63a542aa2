package dev.isomer.web.resource.metric;

import java.util.Map;
import java.util.stream.Collectors;

/** Metrics as text, in version 0.0.4 of the format of Prometheus. Not safe for use by many threads. */
final class Exposition {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /** Begins a metric; its samples follow. */
    void begin(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** One sample; a label's value is a word of ours and never a text of somebody's. */
    void sample(String name, Map<String, String> labels, String value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append(labels.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + label.getValue() + '"')
                    .collect(Collectors.joining(",", "{", "}")));
        }
        text.append(' ').append(value).append('\n');
    }

    /** A metric of one number. */
    void single(String name, String type, String help, long value) {
        begin(name, type, help);
        sample(name, Map.of(), Long.toString(value));
    }

    /** All of it. */
    String text() {
        return text.toString();
    }
}
