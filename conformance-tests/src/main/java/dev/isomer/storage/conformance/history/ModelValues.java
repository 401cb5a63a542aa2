package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.ValueType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Values as the contract describes them, written without a look at the store's own rules. */
final class ModelValues {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final Instant YEAR_1 = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private ModelValues() {}

    /** Null first; text and the names of enum constants code point by code point. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null) {
            return right == null ? 0 : -1;
        } else if (right == null) {
            return 1;
        } else if (left instanceof Long number) {
            return Long.compare(number, (Long) right);
        } else if (left instanceof Integer number) {
            return Integer.compare(number, (Integer) right);
        } else if (left instanceof Double number) {
            double difference = number - (Double) right;
            return difference < 0 ? -1 : difference > 0 ? 1 : 0;
        } else if (left instanceof Boolean flag) {
            return flag.equals(right) ? 0 : flag ? 1 : -1;
        } else if (left instanceof Instant time) {
            return time.equals(right) ? 0 : time.isBefore((Instant) right) ? -1 : 1;
        }
        return left instanceof Bytes bytes
                ? compareBytes(bytes.toByteArray(), ((Bytes) right).toByteArray())
                : compareText(text(left), text(right));
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : (String) value;
    }

    private static int compareText(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length() && left.codePointAt(at) == right.codePointAt(at)) {
            at += Character.charCount(left.codePointAt(at));
        }
        return at == left.length()
                ? at == right.length() ? 0 : -1
                : at == right.length() ? 1 : left.codePointAt(at) - right.codePointAt(at);
    }

    private static int compareBytes(byte[] left, byte[] right) {
        for (int i = 0; i < left.length && i < right.length; i++) {
            if (left[i] != right[i]) {
                return (left[i] & 0xff) - (right[i] & 0xff);
            }
        }
        return left.length - right.length;
    }

    /** Whether the value can be stored; of a literal, whether something can be compared with it. */
    static boolean isValid(Attribute<?, ?> attribute, @Nullable Object value, boolean literal) {
        if (value == null) {
            return attribute.isNullable() && !literal;
        }
        int mostBytes = (literal || attribute.maxLength() > 0 ? 64 : 4) * MEBIBYTE;
        int most = literal || attribute.maxLength() == 0 ? Integer.MAX_VALUE : attribute.maxLength();
        if (value instanceof String text) {
            boolean scalar = text.codePoints().allMatch(point -> point != 0 && (point < 0xd800 || point > 0xdfff));
            return scalar
                    && text.codePoints().count() <= most
                    && text.getBytes(StandardCharsets.UTF_8).length <= mostBytes;
        } else if (value instanceof Bytes bytes) {
            return bytes.length() <= most && bytes.length() <= mostBytes;
        } else if (value instanceof Double number) {
            return !Double.isNaN(number) && !Double.isInfinite(number);
        } else if (value instanceof Instant time) {
            return !time.isBefore(YEAR_1) && time.isBefore(YEAR_10000);
        }
        return true;
    }

    /** The value as it comes back: whole microseconds, and no minus before zero. */
    static @Nullable Object kept(@Nullable Object value) {
        if (value instanceof Instant time) {
            return time.minusNanos(time.getNano() % 1000);
        }
        return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
    }

    /** Whether rows can be ordered or grouped by the attribute. */
    static boolean isSortable(Attribute<?, ?> attribute) {
        boolean sized = attribute.type() == ValueType.TEXT || attribute.type() == ValueType.BYTES;
        boolean bounded = attribute.maxLength() >= 1 && attribute.maxLength() <= 16_383;
        return !attribute.isSecret() && (bounded || !sized);
    }
}
