package dev.isomer.storage.memory;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row occupies on the heap: a function of its values alone, as if it shared nothing.
 *
 * <p>The record itself with its primitive fields, and each text, {@code Bytes}, instant and boxed number. Constants of
 * enums and the two booleans belong to the program.
 *
 * @param <E> the row
 */
final class RowSize<E> {
    private final long recordBytes;
    private final List<Attribute<E, ?>> counted = new ArrayList<>();

    RowSize(EntityType<E> type) {
        int wide = 0;
        int narrow = 0;
        int references = 0;
        RecordComponent[] components = type.recordClass().getRecordComponents();
        for (Attribute<E, ?> attribute : type.components()) {
            if (components[attribute.ordinal()].getType().isPrimitive()) {
                switch (attribute.type()) {
                    case LONG, DOUBLE -> wide += Long.BYTES;
                    case INT -> narrow += Integer.BYTES;
                    default -> narrow += 1;
                }
            } else {
                references++;
                switch (attribute.type()) {
                    case BOOLEAN, ENUM -> {}
                    default -> counted.add(attribute);
                }
            }
        }
        this.recordBytes = HeapLayout.object(wide, narrow, references);
    }

    /** What the row occupies. */
    long bytes(E row) {
        long bytes = recordBytes;
        for (int i = 0; i < counted.size(); i++) {
            bytes += value(counted.get(i), row);
        }
        return bytes;
    }

    /** What the record itself occupies, without its values. */
    long recordBytes() {
        return recordBytes;
    }

    /** What those values of a row occupy that are not the very objects of another one; the others are not read. */
    long unshared(E row, E other) {
        long bytes = 0;
        for (int i = 0; i < counted.size(); i++) {
            Attribute<E, ?> attribute = counted.get(i);
            if (attribute.get(row) != attribute.get(other)) {
                bytes += value(attribute, row);
            }
        }
        return bytes;
    }

    private long value(Attribute<E, ?> attribute, E row) {
        @Nullable Object value = attribute.get(row);
        if (value == null) {
            return 0;
        }
        return switch (attribute.type()) {
            case TEXT -> HeapLayout.text((String) value);
            case BYTES -> HeapLayout.bytes((Bytes) value);
            case LONG, DOUBLE -> HeapLayout.boxedLong();
            case INT -> HeapLayout.boxedInteger();
            case INSTANT -> HeapLayout.instant();
            case BOOLEAN, ENUM -> 0;
        };
    }
}
