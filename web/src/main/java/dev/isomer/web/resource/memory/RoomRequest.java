package dev.isomer.web.resource.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Request;
import dev.isomer.web.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be deleted.
 *
 * @param oldest how many of the oldest, where no time is given
 * @param before what is older than this
 */
record RoomRequest(long oldest, Optional<Instant> before) {
    private static final String OLDEST = "oldest";
    private static final String BEFORE = "before";
    private static final long OLDEST_LIMIT = 1_000_000;

    /** Reads a form or a JSON object with one of two fields: {@code oldest}, a number, or {@code before}, a time. */
    static RoomRequest read(Request request) {
        Map<String, String> fields = request.hasForm() ? form(request) : json(request);
        if (!Set.of(OLDEST, BEFORE).containsAll(fields.keySet())) {
            throw HttpException.invalid("There are the fields oldest, how many, and before, a date or a time.");
        }
        String oldest = fields.getOrDefault(OLDEST, "");
        String before = fields.getOrDefault(BEFORE, "");
        if (oldest.isEmpty() == before.isEmpty()) {
            throw HttpException.invalid(OLDEST, "Say either how many of the oldest, or before which time.");
        }
        return oldest.isEmpty()
                ? new RoomRequest(0, Optional.of(time(before)))
                : new RoomRequest(number(oldest), Optional.empty());
    }

    private static Map<String, String> form(Request request) {
        Map<String, String> fields = new TreeMap<>();
        request.form()
                .fields()
                .forEach(field -> fields.put(field.name(), field.value().strip()));
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private static Map<String, String> json(Request request) {
        if (request.mediaType().filter("application/json"::equals).isEmpty()) {
            throw HttpException.unsupportedMediaType("Send application/json, or a form.");
        }
        JsonNode root = Json.read(request.payload().toByteArray());
        if (!root.isObject()) {
            throw HttpException.invalid("Send a JSON object.");
        }
        Map<String, String> fields = new TreeMap<>();
        root.fieldNames()
                .forEachRemaining(name -> fields.put(name, root.get(name).asText()));
        return fields;
    }

    private static long number(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= OLDEST_LIMIT) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Said below, as for a number out of range.
        }
        throw HttpException.invalid(OLDEST, "Send a number from 1 to " + OLDEST_LIMIT + ".");
    }

    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException unreadable) {
            throw HttpException.invalid(BEFORE, "Send a date as 2026-01-31, or a time as 2026-01-31T12:00:00Z.");
        }
    }
}
