package dev.isomer.storage.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with the values of its parameters.
 *
 * @param text SQL with a question mark for each parameter
 * @param parameters {@code Long}, {@code Double}, {@code Boolean}, {@code String}, {@code byte[]}, null or a null of a
 *     kind, as {@link SqlValues} gives them
 */
public record Sql(String text, List<@Nullable Object> parameters) {
    /** From how many characters or bytes on a value is not to be kept longer than it is needed. */
    private static final int LARGE = 4_096;

    private static final int USUAL_CHARACTERS = 256;

    /** A statement and the values of its parameters, in their order. */
    public static Sql of(String text, @Nullable Object... parameters) {
        List<@Nullable Object> values = new ArrayList<>(parameters.length);
        Collections.addAll(values, parameters);
        return new Sql(text, Collections.unmodifiableList(values));
    }

    /** Several statements as one, for a driver that sends them together. */
    public static Sql joined(List<Sql> statements) {
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Sql statement : statements) {
            text.append(text.isEmpty() ? "" : "; ").append(statement.text());
            values.addAll(statement.parameters());
        }
        return new Sql(text.toString(), Collections.unmodifiableList(values));
    }

    /** Whether any of the values takes much memory. */
    boolean isLarge() {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            if (value instanceof String text && text.length() > LARGE
                    || value instanceof byte[] bytes && bytes.length > LARGE) {
                return true;
            }
        }
        return false;
    }

    /** Collects a statement from its parts, so that each value stands beside its question mark. */
    public static final class Builder {
        private final StringBuilder text = new StringBuilder(USUAL_CHARACTERS);
        private final List<@Nullable Object> parameters = new ArrayList<>();

        /** Appends SQL. */
        public Builder text(String part) {
            text.append(part);
            return this;
        }

        /** Appends a question mark for a value. */
        public Builder parameter(@Nullable Object value) {
            text.append('?');
            parameters.add(value);
            return this;
        }

        /** The statement. */
        public Sql build() {
            return new Sql(text.toString(), Collections.unmodifiableList(parameters));
        }
    }
}
