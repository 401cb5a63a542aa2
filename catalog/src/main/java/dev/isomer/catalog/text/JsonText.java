package dev.isomer.catalog.text;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one JSON text of a document whose hash names it: two spaces of indent, object members sorted by code point, every
 * character outside printable ASCII escaped as lower-case {@code \}{@code uXXXX} (a surrogate pair for a character
 * beyond U+FFFF), no line end after the last line. The same value always gives the same bytes.
 */
public final class JsonText {
    private static final int INDENT = 2;

    private static final String HEXADECIMAL = "0123456789abcdef";
    private static final int NIBBLE_BITS = 4;
    private static final int NIBBLE = 0xF;

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /**
     * The same for an object, of which the member with this name, if there is one, comes last.
     *
     * @throws IllegalArgumentException for a value of any other type
     */
    public static String withLast(Map<String, Object> object, String last) {
        JsonText text = new JsonText();
        Comparator<String> order =
                Comparator.comparing((String name) -> name.equals(last)).thenComparing(TextRules.BY_CODE_POINT);
        TreeMap<String, Object> sorted = new TreeMap<>(order);
        sorted.putAll(object);
        text.writeMembers(sorted, 0);
        return text.out.toString();
    }

    /**
     * Writes a value made of maps with text keys, lists, texts, {@link Integer}, {@link Long}, {@link Boolean} and
     * null.
     *
     * @throws IllegalArgumentException for a value of any other type
     */
    @SuppressWarnings("NullAway") // a JSON null is a Java null, at any depth
    public static String of(Object value) {
        JsonText text = new JsonText();
        text.write(value, 0);
        return text.out.toString();
    }

    @SuppressWarnings("NullAway")
    private void write(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            writeObject(map, depth);
        } else if (value instanceof List<?> list) {
            writeArray(list, depth);
        } else if (value instanceof String text) {
            writeText(text);
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("Give maps, lists, texts, whole numbers, booleans or null, not a "
                    + value.getClass().getName() + ".");
        }
    }

    private void writeObject(Map<?, ?> map, int depth) {
        TreeMap<String, Object> sorted = new TreeMap<>(TextRules.BY_CODE_POINT);
        map.forEach((key, value) -> sorted.put((String) key, value));
        writeMembers(sorted, depth);
    }

    @SuppressWarnings("NullAway")
    private void writeMembers(TreeMap<String, Object> sorted, int depth) {
        if (sorted.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        Iterator<Map.Entry<String, Object>> members = sorted.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Object> member = members.next();
            newLine(depth + 1);
            writeText(member.getKey());
            out.append(": ");
            write(member.getValue(), depth + 1);
            out.append(members.hasNext() ? "," : "");
        }
        newLine(depth);
        out.append('}');
    }

    private void writeArray(List<?> list, int depth) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        for (int at = 0; at < list.size(); at++) {
            newLine(depth + 1);
            write(list.get(at), depth + 1);
            out.append(at + 1 < list.size() ? "," : "");
        }
        newLine(depth);
        out.append(']');
    }

    private void newLine(int depth) {
        out.append('\n').append(" ".repeat(depth * INDENT));
    }

    private void writeText(String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> writeCharacter(c);
            }
        }
        out.append('"');
    }

    private void writeCharacter(char c) {
        if (c >= 0x20 && c < 0x7F) {
            out.append(c);
        } else {
            out.append("\\u");
            for (int shift = Character.SIZE - NIBBLE_BITS; shift >= 0; shift -= NIBBLE_BITS) {
                out.append(HEXADECIMAL.charAt(c >> shift & NIBBLE));
            }
        }
    }
}
