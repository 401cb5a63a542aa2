package dev.isomer.web.http;

import dev.isomer.web.json.Fields;
import dev.isomer.web.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list of records in every form but that of a page: JSON {@code {"items":[…],"next":…}}, CSV with all
 * fields, and text with one label a line. Each carries the address of the next part in {@code Link}.
 *
 * @param fields the names of the fields, in their order
 * @param label the field that the text form shows
 * @param items the records, in order
 * @param next the position that the next part begins behind; empty on the last
 * @param nextAddress the address of the next part; empty on the last
 */
public record Listing(
        List<String> fields,
        String label,
        List<Map<String, Object>> items,
        Optional<String> next,
        Optional<String> nextAddress) {
    private static final byte[] BEGIN = "{\"items\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "],\"next\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

    public Listing {
        fields = List.copyOf(fields);
        items = List.copyOf(items);
    }

    /** The list in this form, which is not {@link Representation#HTML}. */
    public Response response(Representation form) {
        Response response = switch (form) {
            case JSON -> Response.json(200, Fields.of("items", items, "next", next.orElse(null)));
            case CSV -> csv(fields, items);
            case TEXT -> text(items.stream().map(item -> item.get(label) + "\n").collect(Collectors.joining()));
            case HTML -> throw notAPage();
        };
        return linked(response, nextAddress);
    }

    private static Response linked(Response response, Optional<String> nextAddress) {
        return nextAddress.isEmpty() ? response : response.with("Link", "<" + nextAddress.get() + ">; rel=\"next\"");
    }

    /** The list as JSON, of records that are JSON already, one array each. */
    public static Response json(List<byte[]> items, Optional<String> next, Optional<String> nextAddress) {
        byte[] position = next.isEmpty() ? NULL : Json.write(next.get());
        int size = BEGIN.length + Math.max(0, items.size() - 1) + END.length + position.length + 1;
        for (byte[] item : items) {
            size = Math.addExact(size, item.length);
        }
        ByteBuffer document = ByteBuffer.allocate(size).put(BEGIN);
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                document.put((byte) ',');
            }
            document.put(items.get(i));
        }
        document.put(END).put(position).put((byte) '}');
        return linked(Response.of(200, "application/json", Body.of(document.array())), nextAddress);
    }

    /** One record in this form, which is not {@link Representation#HTML}; as text a line for each field. */
    public static Response item(Representation form, Map<String, Object> item) {
        return switch (form) {
            case JSON -> Response.json(200, item);
            case CSV -> csv(List.copyOf(item.keySet()), List.of(item));
            case TEXT ->
                text(item.entrySet().stream()
                        .map(field -> field.getKey() + ": " + shown(field.getValue()) + "\n")
                        .collect(Collectors.joining()));
            case HTML -> throw notAPage();
        };
    }

    private static Object shown(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static Response csv(List<String> fields, List<Map<String, Object>> records) {
        byte[] bytes = Csv.of(fields, records).getBytes(StandardCharsets.UTF_8);
        return Response.of(200, "text/csv; charset=utf-8", Body.of(bytes));
    }

    private static Response text(String text) {
        return Response.of(200, "text/plain; charset=utf-8", Body.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static IllegalArgumentException notAPage() {
        return new IllegalArgumentException("A page has a template of its own.");
    }
}
