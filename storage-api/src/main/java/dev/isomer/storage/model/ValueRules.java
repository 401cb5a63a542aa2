package dev.isomer.storage.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The domains of values: what is refused and why, what is normalised, and how messages show a value. */
final class ValueRules {
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final int SHOWN_CODE_POINTS = 64;

    private ValueRules() {}

    /** Why the value is outside the attribute's domain, or null if it is within. Literals have no greatest length. */
    static @Nullable String problem(AttributeFacts facts, @Nullable Object value, boolean literal) {
        if (value == null) {
            return facts.nullable() ? null : "must not be null";
        }
        if (!facts.javaClass().isInstance(value)) {
            return "must be a " + facts.javaClass().getSimpleName() + " and is a "
                    + value.getClass().getSimpleName();
        }
        return switch (facts.type()) {
            case TEXT -> textProblem((String) value, facts, literal);
            case BYTES -> bytesProblem((Bytes) value, facts, literal);
            case DOUBLE -> Double.isFinite((Double) value) ? null : "must be a finite number and is " + value;
            case INSTANT -> instantProblem((Instant) value);
            default -> null;
        };
    }

    private static @Nullable String instantProblem(Instant value) {
        return value.isBefore(EARLIEST) || value.isAfter(LATEST)
                ? "must be from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999Z and is " + value
                : null;
    }

    private static @Nullable String textProblem(String value, AttributeFacts facts, boolean literal) {
        int length = value.length();
        return isPlain(value) ? sizeProblem(length, length, facts, literal) : anyTextProblem(value, facts, literal);
    }

    /** Whether all units are from U+0001 to U+007F; without a branch for each, as most texts are. */
    private static boolean isPlain(String value) {
        int all = 0;
        for (int i = 0; i < value.length(); i++) {
            int unit = value.charAt(i);
            // One less than U+0000 has all bits.
            all |= unit | unit - 1;
        }
        return (all & ~0x7f) == 0;
    }

    private static @Nullable String anyTextProblem(String value, AttributeFacts facts, boolean literal) {
        int length = value.length();
        int codePoints = 0;
        long utf8Bytes = 0;
        for (int i = 0; i < length; i++) {
            char unit = value.charAt(i);
            codePoints++;
            if (unit == 0) {
                return "must not contain U+0000, found at index " + i;
            } else if (!Character.isSurrogate(unit)) {
                utf8Bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
            } else if (Character.isHighSurrogate(unit)
                    && i + 1 < length
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                utf8Bytes += 4;
                i++;
            } else {
                return "must not contain a lone surrogate, found at index " + i;
            }
        }
        return sizeProblem(codePoints, utf8Bytes, facts, literal);
    }

    private static @Nullable String sizeProblem(int codePoints, long utf8Bytes, AttributeFacts facts, boolean literal) {
        int most = facts.maxLength();
        if (!literal && most > 0 && codePoints > most) {
            return "must have at most " + most + " code points and has " + codePoints;
        }
        int mostBytes = literal || most > 0 ? Limits.VALUE_BYTES : Limits.DEFAULT_VALUE_BYTES;
        return utf8Bytes > mostBytes
                ? "must take at most " + mostBytes + " bytes of UTF-8 and takes " + utf8Bytes
                : null;
    }

    private static @Nullable String bytesProblem(Bytes value, AttributeFacts facts, boolean literal) {
        int most =
                literal ? Limits.VALUE_BYTES : facts.maxLength() > 0 ? facts.maxLength() : Limits.DEFAULT_VALUE_BYTES;
        return value.length() > most ? "must have at most " + most + " bytes and has " + value.length() : null;
    }

    /**
     * The value as it is stored: instants cut to microseconds, minus zero made zero; the same object where nothing
     * changes.
     */
    static Object normalise(ValueType type, Object value) {
        if (type == ValueType.INSTANT) {
            Instant instant = (Instant) value;
            return instant.getNano() % 1_000 == 0 ? instant : instant.truncatedTo(ChronoUnit.MICROS);
        }
        if (type == ValueType.DOUBLE && (Double) value == 0.0) {
            return Double.doubleToRawLongBits((Double) value) == 0 ? value : (Object) 0.0;
        }
        return value;
    }

    static String show(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (!(value instanceof String text)) {
            return value instanceof Enum<?> constant ? constant.name() : value.toString();
        }
        if (text.codePointCount(0, text.length()) <= SHOWN_CODE_POINTS) {
            return "\"" + text + "\"";
        }
        return "\"" + text.substring(0, text.offsetByCodePoints(0, SHOWN_CODE_POINTS)) + "…\"";
    }
}
