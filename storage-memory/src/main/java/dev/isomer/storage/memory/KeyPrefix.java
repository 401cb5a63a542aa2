package dev.isomer.storage.memory;

import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.ValueType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that order like values as far as eight bytes go: a lesser number is a lesser value, an equal one says
 * nothing.
 */
final class KeyPrefix {
    private static final int PREFIX_BYTES = Long.BYTES;
    /** As many prefixes as a line of the processor's cache mostly holds. */
    private static final int BLOCK = 8;

    private static final long ONE_IN_EACH_BYTE = 0x0101010101010101L;
    private static final long HIGHEST_OF_EACH_BYTE = 0x8080808080808080L;

    private KeyPrefix() {}

    /** The prefix of a value; the value itself where the type has no more values than a {@code long}. */
    static long of(ValueType type, @Nullable Object value) {
        if (value == null) {
            return Long.MIN_VALUE;
        }
        return switch (type) {
            case TEXT -> ofText((String) value, 0);
            case ENUM -> ofText(((Enum<?>) value).name(), 0);
            case BYTES -> ofBytes((Bytes) value, 0);
            case LONG, INT, DOUBLE, BOOLEAN, INSTANT -> exact(type, value);
        };
    }

    /**
     * The first of so many ascending prefixes that is not less than the given one, or their count. Looks at the last of
     * each block, and then at the whole block: without a branch that the processor could guess wrong, and with only one
     * load that waits for another, as all of a bisection do.
     */
    static int firstFrom(long prefix, long[] sorted, int count) {
        int block = 0;
        for (int last = BLOCK - 1; last < count; last += BLOCK) {
            block += sorted[last] < prefix ? BLOCK : 0;
        }
        int first = block;
        int end = Math.min(block + BLOCK, count);
        for (int i = block; i < end; i++) {
            first += sorted[i] < prefix ? 1 : 0;
        }
        return first;
    }

    /** The number that stands for a number, a boolean or an instant, in the same order. */
    static long exact(ValueType type, Object value) {
        return switch (type) {
            case LONG -> (Long) value;
            case INT -> (Integer) value;
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            case DOUBLE -> {
                long bits = Double.doubleToLongBits((Double) value);
                yield bits ^ (bits >> 63 & Long.MAX_VALUE);
            }
            case INSTANT -> {
                Instant instant = (Instant) value;
                yield instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
            }
            case TEXT, BYTES, ENUM -> throw new IllegalArgumentException(type + " is not a number.");
        };
    }

    /** Whether the first so many bytes of a text's prefix are one character each, and none is 0. */
    static boolean isPlain(long prefix, int count) {
        long meant = -1L << Long.SIZE - count * Byte.SIZE;
        long bytes = (prefix ^ Long.MIN_VALUE) & meant | ONE_IN_EACH_BYTE & ~meant;
        return ((bytes | bytes - ONE_IN_EACH_BYTE) & HIGHEST_OF_EACH_BYTE) == 0;
    }

    /** What is left of the prefix of a text that ends within it, without its first bytes, seven at the most. */
    static long without(long prefix, int count) {
        return (prefix ^ Long.MIN_VALUE) << count * Byte.SIZE ^ Long.MIN_VALUE;
    }

    /** The eight bytes from {@code start} on; absent ones count as 0. */
    static long ofBytes(Bytes content, int start) {
        long packed = 0;
        int count = Math.min(content.length() - start, PREFIX_BYTES);
        for (int i = 0; i < count; i++) {
            packed |= (content.at(start + i) & 0xffL) << 56 - 8 * i;
        }
        return packed ^ Long.MIN_VALUE;
    }

    /** The first eight bytes in UTF-8 of the text from the unit {@code start} on; absent ones count as 0. */
    static long ofText(String text, int start) {
        int length = text.length();
        if (length - start >= PREFIX_BYTES) {
            int high = text.charAt(start) << 24
                    | text.charAt(start + 1) << 16
                    | text.charAt(start + 2) << 8
                    | text.charAt(start + 3);
            int low = text.charAt(start + 4) << 24
                    | text.charAt(start + 5) << 16
                    | text.charAt(start + 6) << 8
                    | text.charAt(start + 7);
            if (isAscii(text, start)) {
                return ((long) high << 32 | low & 0xffffffffL) ^ Long.MIN_VALUE;
            }
        }
        return ofAnyText(text, start);
    }

    private static boolean isAscii(String text, int start) {
        int all = text.charAt(start)
                | text.charAt(start + 1)
                | text.charAt(start + 2)
                | text.charAt(start + 3)
                | text.charAt(start + 4)
                | text.charAt(start + 5)
                | text.charAt(start + 6)
                | text.charAt(start + 7);
        return all < 0x80;
    }

    private static long ofAnyText(String text, int start) {
        long packed = 0;
        int room = 64;
        int length = text.length();
        int next = start;
        while (next < length && room > 0 && text.charAt(next) < 0x80) {
            room -= 8;
            packed |= (long) text.charAt(next++) << room;
        }
        while (next < length && room > 0) {
            int point = text.codePointAt(next);
            next += Character.charCount(point);
            int bits = point < 0x80 ? 8 : point < 0x800 ? 16 : point < 0x10000 ? 24 : 32;
            packed |= utf8(point) << 64 - bits >>> 64 - room;
            room -= bits;
        }
        return packed ^ Long.MIN_VALUE;
    }

    /** A code point as one to four bytes of UTF-8, in one number. */
    private static long utf8(int point) {
        if (point < 0x80) {
            return point;
        }
        if (point < 0x800) {
            return 0xc080L | (point & 0x7c0L) << 2 | point & 0x3f;
        }
        if (point < 0x10000) {
            return 0xe08080L | (point & 0xf000L) << 4 | (point & 0xfc0L) << 2 | point & 0x3f;
        }
        return 0xf0808080L | (point & 0x1c0000L) << 6 | (point & 0x3f000L) << 4 | (point & 0xfc0L) << 2 | point & 0x3f;
    }
}
