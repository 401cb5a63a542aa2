package dev.isomer.storage.conformance.verify;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, whole numbers, booleans and null as JSON (RFC 8259); the kit has no library for it. */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** The value, indented by two blanks, with a line break at its end. */
    static String of(@Nullable Object value) {
        Json json = new Json();
        json.write(value, "\n");
        return json.text.append('\n').toString();
    }

    private void write(@Nullable Object value, String lineBreak) {
        if (value instanceof Map<?, ?> map) {
            block('{', map.entrySet().iterator(), '}', lineBreak);
        } else if (value instanceof List<?> list) {
            block('[', list.iterator(), ']', lineBreak);
        } else if (value instanceof Map.Entry<?, ?> member) {
            quote(member.getKey().toString());
            text.append(": ");
            write(member.getValue(), lineBreak);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            quote(value.toString());
        }
    }

    private void block(char open, Iterator<?> parts, char close, String lineBreak) {
        text.append(open);
        boolean isEmpty = !parts.hasNext();
        while (parts.hasNext()) {
            text.append(lineBreak).append("  ");
            write(parts.next(), lineBreak + "  ");
            text.append(parts.hasNext() ? "," : "");
        }
        text.append(isEmpty ? "" : lineBreak).append(close);
    }

    /** Lone surrogates are escaped too: such a text could not be written as UTF-8. */
    private void quote(String value) {
        text.append('"');
        value.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\') {
                text.append('\\').append((char) unit);
            } else if (unit < ' ' || unit == 0x7f || Character.isSurrogate((char) unit)) {
                text.append(String.format("\\u%04x", unit));
            } else {
                text.append((char) unit);
            }
        });
        text.append('"');
    }
}
