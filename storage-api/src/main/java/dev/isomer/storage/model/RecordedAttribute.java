package dev.isomer.storage.model;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An attribute as a persistent store records it.
 *
 * @param name the stored name
 * @param type the kind of value
 * @param maxLength code points or bytes, 0 where none is declared
 * @param constants the names of an enum's constants; empty for every other type
 * @param id whether it is the identity
 * @param nullable whether a row may lack a value
 */
public record RecordedAttribute(
        String name, ValueType type, int maxLength, List<String> constants, boolean id, boolean nullable) {
    private static final Pattern LINE =
            Pattern.compile("([a-z][a-z0-9_]*) ([A-Z]+)(?:\\(([^()]*)\\))?( id| nullable)?");

    /** Keeps its own list of the constants. */
    public RecordedAttribute {
        constants = List.copyOf(constants);
    }

    static RecordedAttribute of(Attribute<?, ?> attribute) {
        List<String> constants = attribute.type() == ValueType.ENUM
                ? Arrays.stream(attribute.javaClass().getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList()
                : List.of();
        return new RecordedAttribute(
                attribute.storedName(),
                attribute.type(),
                attribute.maxLength(),
                constants,
                attribute.isId(),
                attribute.isNullable());
    }

    /** The attribute that {@link #text} prints, or null if the text is no such. */
    static @Nullable RecordedAttribute parse(String text) {
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String values = matcher.group(3);
        String role = matcher.group(4);
        try {
            ValueType type = ValueType.valueOf(matcher.group(2));
            boolean isEnum = type == ValueType.ENUM;
            return new RecordedAttribute(
                    matcher.group(1),
                    type,
                    values == null || isEnum ? 0 : Integer.parseInt(values),
                    values == null || !isEnum || values.isEmpty() ? List.of() : List.of(values.split(", ")),
                    " id".equals(role),
                    " nullable".equals(role));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** The attribute in one line. */
    String text() {
        return name + " " + kind() + (id ? " id" : nullable ? " nullable" : "");
    }

    /** The kind of value with its greatest length or its constants, as {@code TEXT(40)}. */
    String kind() {
        return type
                + (type == ValueType.ENUM
                        ? "(" + String.join(", ", constants) + ")"
                        : maxLength > 0 ? "(" + maxLength + ")" : "");
    }

    /** Whether every value of another attribute of this type is short enough for this one. */
    boolean isAtLeastAsLongAs(RecordedAttribute other) {
        if (maxLength == 0 || other.maxLength == 0) {
            int bytesPerUnit = type == ValueType.TEXT ? 4 : 1;
            return maxLength == other.maxLength
                    || (maxLength == 0
                            ? (long) other.maxLength * bytesPerUnit <= Limits.DEFAULT_VALUE_BYTES
                            : maxLength >= Limits.DEFAULT_VALUE_BYTES);
        }
        return maxLength >= other.maxLength;
    }
}
