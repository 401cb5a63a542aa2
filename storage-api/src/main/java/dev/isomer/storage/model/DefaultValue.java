package dev.isomer.storage.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a {@code @Default} as the value that it stands for. */
final class DefaultValue {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private DefaultValue() {}

    /**
     * The value, normalised.
     *
     * @throws IllegalArgumentException saying what the text is not
     */
    static Object parse(AttributeFacts facts, String text) {
        Object value = switch (facts.type()) {
            case TEXT -> text;
            case LONG -> whole(text);
            case INT -> integer(text);
            case DOUBLE -> decimal(text);
            case BOOLEAN -> truth(text);
            case INSTANT -> instant(text);
            case BYTES -> bytes(text);
            case ENUM -> constant(facts.javaClass(), text);
        };
        String problem = ValueRules.problem(facts, value, false);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return ValueRules.normalise(facts.type(), value);
    }

    private static Long whole(String text) {
        try {
            require(WHOLE.matcher(text).matches(), "must be a whole number");
            return Long.valueOf(text);
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException("must be a number of 64 bits", tooLarge);
        }
    }

    private static Integer integer(String text) {
        long number = whole(text);
        require(number == (int) number, "must be a number of 32 bits");
        return (int) number;
    }

    private static Double decimal(String text) {
        require(DECIMAL.matcher(text).matches(), "must be a number such as -2.5e-3");
        return Double.valueOf(text);
    }

    private static Boolean truth(String text) {
        require(text.equals("true") || text.equals("false"), "must be true or false");
        return text.equals("true");
    }

    private static Instant instant(String text) {
        try {
            require(text.toUpperCase(Locale.ROOT).endsWith("Z"), "must be an instant such as 2026-01-31T12:00:00Z");
            return Instant.parse(text);
        } catch (DateTimeException noInstant) {
            throw new IllegalArgumentException("must be an instant such as 2026-01-31T12:00:00Z", noInstant);
        }
    }

    private static Bytes bytes(String text) {
        try {
            return Bytes.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException noHexadecimal) {
            throw new IllegalArgumentException("must be pairs of hexadecimal digits", noHexadecimal);
        }
    }

    private static Object constant(Class<?> type, String text) {
        for (@Nullable Object constant : type.getEnumConstants()) {
            if (constant instanceof Enum<?> named && named.name().equals(text)) {
                return named;
            }
        }
        throw new IllegalArgumentException("must be a constant of " + type.getSimpleName());
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
