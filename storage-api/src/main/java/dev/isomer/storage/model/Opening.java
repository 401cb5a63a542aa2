package dev.isomer.storage.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the opening of a store found, for people.
 *
 * @param promise what a crash or a power cut may lose from here on, in a sentence; empty where the engine does not tell
 * @param rows how many rows were found by stored name of their type, in the schema's order; empty where the engine does
 *     not tell
 * @param notes what was dropped or passed over, in sentences
 */
public record Opening(String promise, Map<String, Long> rows, List<String> notes) {
    /** The promise of an engine whose commits return when they are forced to the disk. */
    public static final String EACH_COMMIT_IS_KEPT =
            "Each commit is on the disk when it returns: neither a crash nor a power cut loses it.";

    /** Of an engine that tells nothing. */
    public static final Opening UNTOLD = new Opening("", Map.of(), List.of());

    /** Takes copies. */
    public Opening {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        notes = List.copyOf(notes);
    }

    /** All of it, line by line; none where the engine tells nothing. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            lines.add(rows.entrySet().stream()
                    .map(type -> type.getValue() + " " + type.getKey())
                    .collect(Collectors.joining(", ", "Recovered: ", ".")));
        }
        lines.addAll(notes);
        if (!promise.isEmpty()) {
            lines.add(promise);
        }
        return lines;
    }
}
