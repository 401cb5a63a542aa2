package dev.isomer.web.http;

import dev.isomer.web.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180): a line of names, then one for each record, all ended by CR LF. Null is empty, a
 * list or an object is its JSON.
 *
 * <p>Spreadsheets run a cell that begins like a formula, so that a text which someone else has stored could act for
 * whoever opens the file. Here a text that begins with one of {@code = + - @}, their full-width forms, a tab or a line
 * break gets an apostrophe before it, which spreadsheets take for "this is text". A text that begins with an apostrophe
 * gets another one, so that nothing is lost: a program takes one leading apostrophe away. Numbers, truth values and
 * times are never changed. JSON is the exact form for programs.
 */
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠'";

    private Csv() {}

    /** The names of the fields and the records, which may lack some of them. */
    static String of(List<String> fields, List<Map<String, Object>> records) {
        StringBuilder text = new StringBuilder();
        line(text, fields);
        for (Map<String, Object> each : records) {
            line(text, fields.stream().map(field -> value(each.get(field))).toList());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(Csv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String value(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return new String(Json.write(value), StandardCharsets.UTF_8);
        }
        return value instanceof String text ? harmless(text) : value.toString();
    }

    private static String harmless(String text) {
        return text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
