package dev.isomer.storage;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a state as lines of text: the schema's name, then for each type how many rows it has, and the rows.
 *
 * <pre>
 *   schema shop
 *
 *   product: 2 rows
 *   product[id=1, name="bolt", price=25, note=null]
 *   product[id=4, name="nut", price=10, note="two\nlines"]
 * </pre>
 */
final class Dump {
    private final Appendable out;

    Dump(Appendable out) {
        this.out = out;
    }

    void write(Schema schema, ReadTransaction transaction) throws IOException {
        out.append("schema ").append(schema.name()).append('\n');
        try {
            for (EntityType<?> type : schema.types()) {
                write(type, transaction);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private <E> void write(EntityType<E> type, ReadTransaction transaction) throws IOException {
        long rows = transaction.count(type);
        out.append('\n').append(type.storedName()).append(": ");
        out.append(Long.toString(rows)).append(rows == 1 ? " row\n" : " rows\n");
        transaction.forEach(type.all(), row -> {
            try {
                write(type, row);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private <E> void write(EntityType<E> type, E row) throws IOException {
        out.append(type.storedName()).append('[');
        for (Attribute<E, ?> attribute : type.components()) {
            out.append(attribute.ordinal() == 0 ? "" : ", ")
                    .append(attribute.name())
                    .append('=');
            Object value = attribute.get(row);
            if (attribute.isSecret()) {
                out.append("***");
            } else {
                write(value);
            }
        }
        out.append("]\n");
    }

    private void write(@Nullable Object value) throws IOException {
        if (value instanceof String text) {
            out.append('"');
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                write(text, i);
            }
            out.append('"');
        } else if (value instanceof Bytes bytes) {
            out.append(Integer.toString(bytes.length())).append(bytes.length() == 0 ? " bytes" : " bytes ");
            HexFormat.of().formatHex(out, bytes.toByteArray());
        } else {
            out.append(value instanceof Enum<?> constant ? constant.name() : String.valueOf(value));
        }
    }

    private void write(String text, int index) throws IOException {
        int codePoint = text.codePointAt(index);
        switch (codePoint) {
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '"', '\\' -> out.append('\\').append((char) codePoint);
            default -> {
                int end = index + Character.charCount(codePoint);
                if (isVisible(codePoint)) {
                    out.append(text, index, end);
                } else {
                    for (int i = index; i < end; i++) {
                        out.append(String.format("\\u%04x", (int) text.charAt(i)));
                    }
                }
            }
        }
    }

    /** Whether a reader sees that it is there; not so the separators but the blank, controls, and what joins others. */
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
