package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.spi.Reading;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values that are kept or compared as something else. */
final class ValueDefects {
    private ValueDefects() {}

    /** Values are stored changed, outside of unique keys and references; the statement returns them as given. */
    private static Defect storedAs(UnaryOperator<Object> change) {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                E inserted = super.insert(type, changed(type, row, change), id);
                return inserted == null ? null : type.withId(row, type.idOf(inserted));
            }

            @Override
            public <E> Outcome update(EntityType<E> type, E row) {
                return super.update(type, changed(type, row, change));
            }
        });
    }

    private static <E> E changed(EntityType<E> type, E row, UnaryOperator<Object> change) {
        @Nullable Object[] values = type.valuesOf(row);
        for (Attribute<E, ?> attribute : type.attributes()) {
            Object value = values[attribute.ordinal()];
            boolean bound = type.keys().stream()
                    .anyMatch(key -> key.unique() && key.attributes().contains(attribute));
            bound |= type.references().stream().anyMatch(reference -> reference.attribute() == attribute);
            if (value != null && !bound) {
                values[attribute.ordinal()] = change.apply(value);
            }
        }
        return type.create(values);
    }

    /** How two values that are not null compare; null where as always. */
    @FunctionalInterface
    private interface Comparison {
        @Nullable
        Integer compare(Object left, Object right);
    }

    /** Values are ordered and grouped by another comparison. */
    private static Defect comparedBy(Comparison comparison) {
        return new Defect() {
            @Override
            public Reading reading(Reading working) {
                return new OwnQueries(working) {
                    @Override
                    int compareValues(Attribute<?, ?> attribute, @Nullable Object left, @Nullable Object right) {
                        Integer own = left == null || right == null ? null : comparison.compare(left, right);
                        return own == null ? super.compareValues(attribute, left, right) : own;
                    }
                };
            }
        };
    }

    /** As a column of type {@code real} does. */
    static Defect doubleInSinglePrecision() {
        return storedAs(value -> value instanceof Double number && Math.abs(number) < Float.MAX_VALUE
                ? Double.valueOf(number.floatValue())
                : value);
    }

    /** As a {@code varchar} does with spaces beyond its length. */
    static Defect blanksAtTheEndAreCut() {
        return storedAs(value -> value instanceof String text ? text.stripTrailing() : value);
    }

    /** Text is stored in its composed form. */
    static Defect textIsNormalised() {
        return storedAs(
                value -> value instanceof String text ? Normalizer.normalize(text, Normalizer.Form.NFC) : value);
    }

    /** As C does with text: a zero byte ends it. */
    static Defect bytesEndAtZero() {
        return storedAs(value -> {
            if (value instanceof Bytes bytes) {
                byte[] content = bytes.toByteArray();
                int length = 0;
                while (length < content.length && content[length] != 0) {
                    length++;
                }
                return Bytes.of(Arrays.copyOf(content, length));
            }
            return value;
        });
    }

    /** True comes before false. */
    static Defect trueBeforeFalse() {
        return comparedBy((left, right) -> left instanceof Boolean first && right instanceof Boolean second
                ? (Integer) Boolean.compare(second, first)
                : null);
    }

    /** As Java's own comparison does. */
    static Defect enumInDeclaredOrder() {
        return comparedBy((left, right) -> left instanceof Enum<?> first && right instanceof Enum<?> second
                ? (Integer) Integer.compare(first.ordinal(), second.ordinal())
                : null);
    }

    /** As Java's own bytes are. */
    static Defect bytesAreSigned() {
        return comparedBy((left, right) -> left instanceof Bytes first && right instanceof Bytes second
                ? (Integer) Arrays.compare(first.toByteArray(), second.toByteArray())
                : null);
    }
}
