package dev.isomer.storage.conformance.broken;

import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.spi.Reading;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;
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

    /** As SQLite's driver does with {@code setTimestamp}. */
    static Defect instantInMilliseconds() {
        return storedAs(value -> value instanceof Instant time ? time.truncatedTo(ChronoUnit.MILLIS) : value);
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

    /** As columns that are filled with spaces do. */
    static Defect blanksAtTheEndAreOverlooked() {
        return comparedBy((left, right) -> left instanceof String text && right instanceof String other
                ? (Integer) text.stripTrailing().compareTo(other.stripTrailing())
                : null);
    }

    /** As most databases do unless told otherwise. */
    static Defect caseIsOverlooked() {
        return comparedBy((left, right) -> left instanceof String text && right instanceof String other
                ? (Integer) text.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT))
                : null);
    }

    /** As collations that know letters do. */
    static Defect accentsAreOverlooked() {
        return comparedBy((left, right) -> left instanceof String text && right instanceof String other
                ? (Integer) withoutAccents(text).compareTo(withoutAccents(other))
                : null);
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    }

    /** As MariaDB's {@code max_sort_length} does. */
    static Defect textIsOrderedByItsBeginning() {
        return comparedBy((left, right) -> left instanceof String text
                        && right instanceof String other
                        && Math.min(text.length(), other.length()) > 1024
                ? (Integer) text.substring(0, 1024).compareTo(other.substring(0, 1024))
                : null);
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

    /** As where a column of whole numbers is compared with a floating-point parameter. */
    static Defect longIsComparedAsDouble() {
        return comparedBy((left, right) -> left instanceof Long first && right instanceof Long second
                ? (Integer) Double.compare(first.doubleValue(), second.doubleValue())
                : null);
    }

    /** As where instants are kept as text whose years are not filled up. */
    static Defect instantIsComparedAsText() {
        return comparedBy((left, right) -> left instanceof Instant first && right instanceof Instant second
                ? (Integer) Long.toString(first.getEpochSecond()).compareTo(Long.toString(second.getEpochSecond()))
                : null);
    }

    /** Zero is stored as the negative zero. */
    static Defect zeroIsStoredNegative() {
        return storedAs(value -> value instanceof Double number && number == 0 ? (Object) (-0.0) : value);
    }

    private static Defect cutAt(ToIntFunction<Attribute<?, ?>> greatestLength) {
        return ChangeDefects.of((working, reading, schema) -> new ForwardingWriting(working, reading) {
            @Override
            public <E> @Nullable E insert(EntityType<E> type, E row, long id) {
                @Nullable Object[] values = type.valuesOf(row);
                for (Attribute<E, ?> attribute : type.attributes()) {
                    int length = greatestLength.applyAsInt(attribute);
                    if (values[attribute.ordinal()] instanceof String text && text.length() > length) {
                        values[attribute.ordinal()] = text.substring(0, length);
                    }
                }
                E inserted = super.insert(type, type.create(values), id);
                return inserted == null ? null : type.withId(row, type.idOf(inserted));
            }
        });
    }

    /** As columns do whose lengths count UTF-16 units. */
    static Defect textIsCutToItsLengthInUnits() {
        return cutAt(attribute -> attribute.maxLength() == 0 ? Integer.MAX_VALUE : attribute.maxLength());
    }

    /** As {@code mediumtext} is cut. */
    static Defect veryLongTextIsCut() {
        return cutAt(attribute -> attribute.maxLength() == 0 ? Integer.MAX_VALUE : 1 << 24);
    }
}
