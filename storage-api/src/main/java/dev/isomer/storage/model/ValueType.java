package dev.isomer.storage.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of value that an attribute can hold, each with its order.
 *
 * <p>Every engine orders alike: null first, text by code point, instants by time, bytes unsigned, enum constants by
 * name.
 */
public enum ValueType {
    /** Unicode text without U+0000 and lone surrogates, by code point. */
    TEXT,
    /** 64-bit whole numbers. */
    LONG,
    /** 32-bit whole numbers. */
    INT,
    /** Finite floating-point numbers; minus zero is stored as zero. */
    DOUBLE,
    /** False before true. */
    BOOLEAN,
    /** Microseconds from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999Z. */
    INSTANT,
    /** Unsigned lexicographic, a prefix first. */
    BYTES,
    /** By the constant's name. */
    ENUM;

    private static final Map<Class<?>, ValueType> BY_CLASS = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(Instant.class, INSTANT),
            Map.entry(Bytes.class, BYTES));

    /** The value type of a component's class, or null if a store cannot hold it. */
    static @Nullable ValueType of(Class<?> type) {
        return type.isEnum() ? ENUM : BY_CLASS.get(type);
    }

    /**
     * Compares two values of this type, null before every other.
     *
     * @throws ClassCastException if a value is of another type
     */
    public int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return switch (this) {
            case TEXT -> compareByCodePoint((String) left, (String) right);
            case LONG -> Long.compare((Long) left, (Long) right);
            case INT -> Integer.compare((Integer) left, (Integer) right);
            case DOUBLE -> Double.compare((Double) left, (Double) right);
            case BOOLEAN -> Boolean.compare((Boolean) left, (Boolean) right);
            case INSTANT -> ((Instant) left).compareTo((Instant) right);
            case BYTES -> ((Bytes) left).compareTo((Bytes) right);
            case ENUM -> compareByCodePoint(((Enum<?>) left).name(), ((Enum<?>) right).name());
        };
    }

    /**
     * Compares texts by code point, which is the order of their UTF-8 bytes and of every database that we use.
     *
     * <p>{@link String#compareTo} compares UTF-16 units instead and so puts U+E000 to U+FFFF after the supplementary
     * characters, whose units are surrogates. Only where exactly one of the first differing units is a surrogate do the
     * two orders disagree.
     */
    public static int compareByCodePoint(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogate = Character.isSurrogate(a);
                return surrogate == Character.isSurrogate(b) ? Character.compare(a, b) : surrogate ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
