package dev.isomer.storage.memory;

import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.Limits;
import dev.isomer.storage.model.ValueType;
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
 * of {@link String#compareTo}, which the virtual machine runs on whole words, is that of the code points; and while
 * none has U+0000, a 0 in a prefix stands for the end. The first other text turns the tree to the slower comparison.
 */
final class KeyOrder {
    private static final int EXACT = 0;
    private static final int PLAIN_TEXT = 1;
    private static final int TEXT = 2;
    private static final int BYTES = 3;
    private static final int SEVERAL = 4;

    /** No kept key occupies more than this, its texts and {@code Bytes} aside. */
    static final long GREATEST_KEPT_BYTES =
            HeapLayout.referenceArray(Limits.KEY_ATTRIBUTES) + Limits.KEY_ATTRIBUTES * HeapLayout.boxedLong();

    private static final Object PRESENT = Boolean.TRUE;

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
        return isNotPlain(kept) ? new KeyOrder(types, TEXT) : this;
    }

    /** The slower order, for keys that need not be in the tree. */
    KeyOrder byCodePoint() {
        return new KeyOrder(types, TEXT);
    }

    private boolean isNotPlain(@Nullable Object kept) {
        if (kind == PLAIN_TEXT) {
            return kept != null && isNotPlainText((String) kept);
        }
        if (kind == SEVERAL && kept != null) {
            Object[] values = (Object[]) kept;
            for (int i = 0; i < values.length; i++) {
                if (parts[i] == PLAIN_TEXT && values[i] != null && isNotPlainText((String) values[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNotPlainText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= Character.MIN_SURROGATE || unit == 0) {
                return true;
            }
        }
        return false;
    }

    /** The prefix of a key given as one value, or as an array of one value for each attribute. */
    long prefix(@Nullable Object key) {
        return kind == SEVERAL ? prefixOfFirst((@Nullable Object[]) key) : KeyPrefix.of(types.get(0), key);
    }

    private long prefixOfFirst(@Nullable Object @Nullable [] values) {
        return values == null || values.length == 0 ? Long.MIN_VALUE : KeyPrefix.of(types.get(0), values[0]);
    }

    /**
     * The prefix of a kept key from the given unit of its first value on; 0 units for all but text and {@code Bytes}.
     */
    long prefixFrom(@Nullable Object kept, int start) {
        Object first = firstOf(kept);
        if (first == null) {
            return Long.MIN_VALUE;
        }
        return first instanceof String text ? KeyPrefix.ofText(text, start) : KeyPrefix.ofBytes((Bytes) first, start);
    }

    /**
     * Whether the prefix of a key from a unit on is all that follows there, one character a byte: so every key of the
     * tree that has the same one, and begins alike, is equal to it, and need not be read.
     */
    boolean isWhole(long prefix, @Nullable Object kept, int start) {
        if (kind != PLAIN_TEXT || kept == null) {
            return false;
        }
        int units = ((String) kept).length() - start;
        return units > 0
                && units < Long.BYTES
                && (prefix & -1L >>> units * Byte.SIZE) == 0
                && KeyPrefix.isPlain(prefix, units);
    }

    /** Whether keys can begin alike, so that their prefixes may be taken from further on. */
    boolean hasStarts() {
        return parts[0] != EXACT;
    }

    /** How many units (of UTF-16, or bytes) two keys' first values begin with alike; never half a character. */
    int commonStart(@Nullable Object left, @Nullable Object right) {
        Object first = firstOf(left);
        Object other = firstOf(right);
        if (first == null || other == null) {
            return 0;
        }
        int common = 0;
        if (first instanceof String text) {
            String otherText = (String) other;
            int shared = Math.min(text.length(), otherText.length());
            while (common < shared && text.charAt(common) == otherText.charAt(common)) {
                common++;
            }
            return common > 0 && Character.isHighSurrogate(text.charAt(common - 1)) ? common - 1 : common;
        }
        Bytes content = (Bytes) first;
        Bytes otherContent = (Bytes) other;
        int shared = Math.min(content.length(), otherContent.length());
        while (common < shared && content.at(common) == otherContent.at(common)) {
            common++;
        }
        return common;
    }

    /** Compares the first values of two keys up to so many units, all of which the second one has. */
    int compareStart(@Nullable Object kept, @Nullable Object other, int length) {
        Object first = firstOf(kept);
        Object second = firstOf(other);
        boolean isAlike = first instanceof String text
                ? text.regionMatches(0, (String) second, 0, length)
                : commonStart(kept, other) >= length;
        return isAlike ? 0 : compare(parts[0], first, second);
    }

    /** Whether two keys have the same first value; the prefixes count where keys cannot begin alike. */
    boolean isSameFirst(long prefix, @Nullable Object kept, long otherPrefix, @Nullable Object otherKept) {
        Object first = firstOf(kept);
        Object other = firstOf(otherKept);
        if (first == null || other == null || parts[0] == EXACT) {
            return prefix == otherPrefix && (first == null) == (other == null);
        }
        return compare(parts[0], first, other) == 0;
    }

    /** Whether a kept key has its first value as the row has it. */
    boolean keepsFirst() {
        return types.get(0) == ValueType.TEXT || types.get(0) == ValueType.BYTES;
    }

    @Nullable
    Object firstOf(@Nullable Object kept) {
        return kind == SEVERAL && kept != null ? ((@Nullable Object[]) kept)[0] : kept;
    }

    /** What the tree keeps of a key given as for {@link #prefix}. */
    @Nullable
    Object kept(@Nullable Object key) {
        if (key == null) {
            return null;
        }
        if (kind != SEVERAL) {
            return kind == EXACT ? PRESENT : key instanceof Enum<?> constant ? constant.name() : key;
        }
        @Nullable Object[] values = ((@Nullable Object[]) key).clone();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null && parts[i] == EXACT) {
                values[i] = KeyPrefix.exact(types.get(i), value);
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
}
