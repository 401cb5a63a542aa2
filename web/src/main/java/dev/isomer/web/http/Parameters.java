package dev.isomer.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The decoded fields of a query or a form, in the order sent. Immutable. */
public final class Parameters {
    /** How many fields a query may hold. */
    public static final int COUNT_LIMIT = 200;

    /** How many fields a form may hold: the check boxes of the longest list, and some more. */
    public static final int FORM_COUNT_LIMIT = 700;

    /** How many records a list has unless asked otherwise. */
    public static final int STANDARD_LIMIT = 50;

    private static final int GREATEST_LIMIT = 500;

    private static final Parameters NONE = new Parameters(List.of());

    private final List<Field> fields;

    private Parameters(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** One field with its decoded value. */
    public record Field(String name, String value) {}

    /**
     * Decodes {@code name=value&name=value}; a name without {@code =} has an empty value.
     *
     * @throws HttpException 400 when it cannot be decoded exactly or holds more than {@value #COUNT_LIMIT} fields
     */
    public static Parameters parse(String raw) {
        return parse(raw, COUNT_LIMIT);
    }

    /** As {@link #parse(String)}, with another number of fields at most. */
    static Parameters parse(String raw, int countLimit) {
        if (raw.isEmpty()) {
            return NONE;
        }
        List<Field> fields = new ArrayList<>();
        for (String part : raw.split("&", countLimit + 2)) {
            if (fields.size() == countLimit) {
                throw HttpException.badRequest("Send at most " + countLimit + " fields.");
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            fields.add(new Field(PercentEncoding.decodeField(name), PercentEncoding.decodeField(value)));
        }
        return new Parameters(fields);
    }

    /** All fields in order. */
    public List<Field> fields() {
        return fields;
    }

    /** The first value of this name. */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** The last value of this name. */
    public Optional<String> last(String name) {
        return fields.stream()
                .filter(f -> f.name().equals(name))
                .map(Field::value)
                .reduce((a, b) -> b);
    }

    /**
     * How many records a list is asked for: the parameter {@code limit}.
     *
     * @throws HttpException 400 when it is not from 1 to {@value #GREATEST_LIMIT}
     */
    public int limit() {
        String text = first("limit").orElse("" + STANDARD_LIMIT);
        if (!text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= GREATEST_LIMIT) {
                return limit;
            }
        }
        throw HttpException.badRequest("The parameter limit is a number from 1 to " + GREATEST_LIMIT + ".");
    }

    /**
     * Refuses names that a resource does not know, so that a typing error is not silently ignored.
     *
     * @throws HttpException 400 naming the unknown one and those known
     */
    public void requireOnly(Set<String> known) {
        for (Field field : fields) {
            if (!known.contains(field.name())) {
                throw HttpException.badRequest(
                        "There is no parameter “" + Texts.shortened(field.name()) + "” here; there are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        }
    }
}
