package dev.isomer.storage.memory;

import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.ValueType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of a {@link KeyTree}'s keys, and the form in which it keeps them.
 *
 * <p>Each key comes with a <em>prefix</em>, a {@code long} that orders like the key as far as it goes, so that most
 * comparisons read a dense array of numbers and never the key:
 *
 * <pre>
 *   value                        prefix                                kept beside it
 *   number, boolean, instant     the value itself                      a mark that it is not null
 *   text, enum constant          its first 8 bytes in UTF-8            the text, the constant's name
 *   Bytes                        its first 8 bytes                     the bytes
 *   several attributes           that of the first                     an array with a text, Bytes or Long for each
 *   null                         the least                             null
 * </pre>
 *
 * <p>An array with fewer values than the order has attributes stands for all keys that begin with them. Comparisons are
 * a switch on a number, not a call through an interface. While no text in the tree has a unit from U+D800 on, the order
 * of {@link String#compareTo}, which the virtual machine runs on whole words, is that of the code points; the first
 * such text turns the tree to the slower comparison.
 */
final class KeyOrder {
    private static final int EXACT = 0;
    private static final int PLAIN_TEXT = 1;
    private static final int TEXT = 2;
    private static final int BYTES = 3;
    private static final int SEVERAL = 4;

    private static final Object PRESENT = Boolean.TRUE;
    private static final int PREFIX_BYTES = Long.BYTES;

    private final List<ValueType> types;
    private final int kind;
    private final int[] parts;

    private KeyOrder(List<ValueType> types, int text) {
        this.types = types;
        this.parts = types.stream().mapToInt(type -> kindOf(type, text)).toArray();
        this.kind = parts.length == 1 ? parts[0] : SEVERAL;
    }

    /** The order of keys with values of these types, at least one. */
    static KeyOrder of(List<ValueType> types) {
        return new KeyOrder(types, PLAIN_TEXT);
    }

    private static int kindOf(ValueType type, int text) {
        return switch (type) {
            case TEXT, ENUM -> text;
            case BYTES -> BYTES;
            case LONG, INT, DOUBLE, BOOLEAN, INSTANT -> EXACT;
        };
    }

    /** This order, or the slower one if the kept key has a text that needs it. */
    KeyOrder admitting(@Nullable Object kept) {
        return needsCodePoints(kept) ? new KeyOrder(types, TEXT) : this;
    }

    /** The slower order, for keys that need not be in the tree. */
    KeyOrder byCodePoint() {
        return new KeyOrder(types, TEXT);
    }

    private boolean needsCodePoints(@Nullable Object kept) {
        if (kind == PLAIN_TEXT) {
            return kept != null && hasUnitFromSurrogatesOn((String) kept);
        }
        if (kind == SEVERAL && kept != null) {
            Object[] values = (Object[]) kept;
            for (int i = 0; i < values.length; i++) {
                if (parts[i] == PLAIN_TEXT && values[i] != null && hasUnitFromSurrogatesOn((String) values[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasUnitFromSurrogatesOn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= Character.MIN_SURROGATE) {
                return true;
            }
        }
        return false;
    }

    /** The prefix of a key given as one value, or as an array of one value for each attribute. */
    long prefix(@Nullable Object key) {
        return kind == SEVERAL ? prefixOfFirst((@Nullable Object[]) key) : prefix(types.get(0), key);
    }

    private long prefixOfFirst(@Nullable Object @Nullable [] values) {
        return values == null || values.length == 0 ? Long.MIN_VALUE : prefix(types.get(0), values[0]);
    }

    private static long prefix(ValueType type, @Nullable Object value) {
        if (value == null) {
            return Long.MIN_VALUE;
        }
        return switch (type) {
            case TEXT -> prefixOfText((String) value);
            case ENUM -> prefixOfText(((Enum<?>) value).name());
            case BYTES -> prefixOfBytes((Bytes) value);
            case LONG, INT, DOUBLE, BOOLEAN, INSTANT -> exact(type, value);
        };
    }

    /** What the tree keeps of a key given as for {@link #prefix}. */
    @Nullable
    Object kept(@Nullable Object key) {
        if (kind != SEVERAL) {
            return key == null
                    ? null
                    : kind == EXACT ? PRESENT : key instanceof Enum<?> constant ? constant.name() : key;
        }
        @Nullable Object[] values = ((@Nullable Object[]) key).clone();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null && parts[i] == EXACT) {
                values[i] = exact(types.get(i), value);
            } else if (value instanceof Enum<?> constant) {
                values[i] = constant.name();
            }
        }
        return values;
    }

    /** What a kept key occupies, its texts and {@code Bytes} aside, which it shares with the row. */
    long keptBytes(@Nullable Object kept) {
        if (kind != SEVERAL || kept == null) {
            return 0;
        }
        @Nullable Object[] values = (@Nullable Object[]) kept;
        long bytes = HeapLayout.referenceArray(values.length);
        for (Object value : values) {
            bytes += value instanceof Long ? HeapLayout.boxedLong() : 0;
        }
        return bytes;
    }

    /** No kept key occupies more than this, its texts and {@code Bytes} aside. */
    long greatestKeptBytes() {
        return kind != SEVERAL ? 0 : HeapLayout.referenceArray(parts.length) + parts.length * HeapLayout.boxedLong();
    }

    /** Whether two kept keys that compare equal also share their texts and {@code Bytes}. */
    boolean sharesContent(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return true;
        }
        if (kind != SEVERAL || left == null || right == null) {
            return kind == EXACT;
        }
        @Nullable Object[] lefts = (@Nullable Object[]) left;
        @Nullable Object[] rights = (@Nullable Object[]) right;
        for (int i = 0; i < lefts.length; i++) {
            if (parts[i] != EXACT && lefts[i] != rights[i]) {
                return false;
            }
        }
        return true;
    }

    /** Compares two kept keys whose prefixes are equal. */
    int compareKept(@Nullable Object left, @Nullable Object right) {
        return kind == SEVERAL
                ? compareSeveral((@Nullable Object[]) left, (@Nullable Object[]) right)
                : compare(kind, left, right);
    }

    private int compareSeveral(@Nullable Object @Nullable [] left, @Nullable Object @Nullable [] right) {
        if (left == null || right == null) {
            return 0;
        }
        int shared = Math.min(left.length, right.length);
        for (int i = 0; i < shared; i++) {
            int order = compare(parts[i], left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(int kind, @Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return 0;
        }
        if (left == null || right == null) {
            return left == null ? -1 : 1;
        }
        return switch (kind) {
            case PLAIN_TEXT -> ((String) left).compareTo((String) right);
            case TEXT -> ValueType.compareByCodePoint((String) left, (String) right);
            case BYTES -> ((Bytes) left).compareTo((Bytes) right);
            default -> left == PRESENT ? 0 : Long.compare((Long) left, (Long) right);
        };
    }

    private static long exact(ValueType type, Object value) {
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

    private static long prefixOfBytes(Bytes content) {
        long packed = 0;
        int count = Math.min(content.length(), PREFIX_BYTES);
        for (int i = 0; i < count; i++) {
            packed |= (content.at(i) & 0xffL) << 56 - 8 * i;
        }
        return packed ^ Long.MIN_VALUE;
    }

    private static long prefixOfText(String text) {
        long packed = 0;
        int room = 64;
        int length = text.length();
        for (int i = 0; i < length && room > 0; i++) {
            int point = text.charAt(i);
            if (point < 0x80) {
                room -= 8;
                packed |= (long) point << room;
            } else {
                point = text.codePointAt(i);
                i += Character.charCount(point) - 1;
                long encoded = utf8(point);
                int bits = point < 0x800 ? 16 : point < 0x10000 ? 24 : 32;
                packed |= room >= bits ? encoded << room - bits : encoded >>> bits - room;
                room -= bits;
            }
        }
        return packed ^ Long.MIN_VALUE;
    }

    /** A code point from U+0080 on as two to four bytes of UTF-8, in one number. */
    private static long utf8(int point) {
        if (point < 0x800) {
            return 0xc080L | (point & 0x7c0L) << 2 | point & 0x3f;
        }
        if (point < 0x10000) {
            return 0xe08080L | (point & 0xf000L) << 4 | (point & 0xfc0L) << 2 | point & 0x3f;
        }
        return 0xf0808080L | (point & 0x1c0000L) << 6 | (point & 0x3f000L) << 4 | (point & 0xfc0L) << 2 | point & 0x3f;
    }
}
