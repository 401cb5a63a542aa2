package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Limits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random values of attributes: few different ones, so that they meet again, and among them those at which engines go
 * wrong. The same for the same {@link Random}.
 */
final class RandomValues {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "ab",
            "abc",
            "a ",
            " a",
            "a%",
            "a_b",
            "a\\b",
            "'",
            "\"",
            "b",
            "é",
            "e\u0301",
            "ß",
            "\u00ff",
            "\uff5e",
            "\ufffd",
            "\ud83d\ude00",
            "\ud83d\ude00a",
            "\ue000",
            "null",
            "0",
            "10",
            "9");
    private static final List<Long> LONGS =
            List.of(0L, 1L, -1L, 9L, 10L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Integer> INTS = List.of(0, 1, -1, 9, 10, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Double> DOUBLES =
            List.of(0.0, -0.0, 0.1, 0.25, -1.5, 1.0, 9.0, 10.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);
    private static final List<Instant> INSTANTS = List.of(
            Instant.EPOCH,
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("2024-02-29T12:00:00Z"),
            Instant.parse("2024-02-29T12:00:00.000001Z"),
            Instant.parse("2024-02-29T12:00:00.000001999Z"),
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));
    private static final List<Instant> OTHER_INSTANTS =
            List.of(Instant.parse("0000-12-31T23:59:59.999999Z"), Instant.parse("+10000-01-01T00:00:00Z"), Instant.MAX);
    private static final List<Bytes> BYTES = List.of(
            Bytes.EMPTY,
            Bytes.of(new byte[] {0}),
            Bytes.of(new byte[] {0, 0}),
            Bytes.of(new byte[] {1, 2}),
            Bytes.of(new byte[] {127}),
            Bytes.of(new byte[] {-128}),
            Bytes.of(new byte[] {-1, 0}));

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A value of the attribute's domain; of an attribute that is unique by itself, one of many. */
    Object valid(Attribute<Record, ?> attribute) {
        boolean wide = attribute.entityType().uniqueKeyOn(attribute) != null && chance(90);
        int number = random.nextInt(wide ? 600 : 30);
        return switch (attribute.type()) {
            case TEXT -> cut(attribute, wide ? oneOf(TEXTS) + number : oneOf(TEXTS));
            case LONG -> wide || chance(40) ? (Object) (long) number : oneOf(LONGS);
            case INT -> chance(60) ? (Object) number : oneOf(INTS);
            case DOUBLE -> chance(30) ? (Object) (number / 4.0) : oneOf(DOUBLES);
            case BOOLEAN -> random.nextBoolean();
            case INSTANT -> chance(50) ? INSTANTS.get(2).plus(number, ChronoUnit.MICROS) : oneOf(INSTANTS);
            case BYTES -> wide ? Bytes.of(new byte[] {(byte) (number >> 8), (byte) number}) : oneOf(BYTES);
            case ENUM -> oneOf(List.of(attribute.javaClass().getEnumConstants()));
        };
    }

    private static String cut(Attribute<Record, ?> attribute, String text) {
        return attribute.maxLength() == 0 || text.length() <= attribute.maxLength()
                ? text
                : text.substring(text.length() - attribute.maxLength());
    }

    /** Whether there is a value that the attribute cannot keep. */
    static boolean canBeInvalid(Attribute<Record, ?> attribute) {
        return switch (attribute.type()) {
            case TEXT, BYTES, DOUBLE, INSTANT -> true;
            default -> !attribute.isNullable() && !isPrimitive(attribute);
        };
    }

    private static boolean isPrimitive(Attribute<Record, ?> attribute) {
        return attribute
                .entityType()
                .recordClass()
                .getRecordComponents()[attribute.ordinal()]
                .getType()
                .isPrimitive();
    }

    /** A value outside of the attribute's domain, which there must be; a literal may be long. */
    @Nullable
    Object invalid(Attribute<Record, ?> attribute, boolean literal) {
        boolean canBeNull = literal || !attribute.isNullable() && !isPrimitive(attribute);
        if (canBeNull && chance(30)) {
            return null;
        }
        int tooLong = literal ? 0 : attribute.maxLength() + 1;
        return switch (attribute.type()) {
            case TEXT -> invalidText(tooLong);
            case BYTES -> tooLong > 1 && tooLong < 1000 ? Bytes.of(new byte[tooLong]) : null;
            case DOUBLE -> oneOf(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
            case INSTANT -> oneOf(OTHER_INSTANTS);
            default -> null;
        };
    }

    private String invalidText(int tooLong) {
        List<String> texts = new ArrayList<>(List.of("\0", "a\0b", "\ud83d", "\ude00\ud83d", "a\udfff"));
        if (tooLong > 1) {
            texts.add("\ud83d\ude00".repeat(tooLong));
        }
        return oneOf(texts);
    }

    /**
     * The id of a row of the type, or, now and then, of none: one that was deleted, one far ahead, none that can be.
     */
    long id(ModelStore model, EntityType<?> type) {
        List<Record> rows = model.rows(type);
        if (!rows.isEmpty() && chance(92)) {
            return Family.ofRecords(type).idOf(oneOf(rows));
        }
        long lastId = model.lastId(type);
        if (lastId > 0 && lastId < 100_000 && chance(60)) {
            return 1 + random.nextInt((int) lastId);
        }
        return oneOf(List.of(lastId + 1_000, 0L, -1L, Limits.GREATEST_ID, Long.MIN_VALUE));
    }
}
