package dev.isomer.storage.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with the values of its parameters.
 *
 * @param text SQL with a question mark for each parameter
 * @param parameters {@code Long}, {@code Double}, {@code String}, {@code byte[]} or null, as {@link SqlValues} gives
 *     them
 */
record Sql(String text, List<@Nullable Object> parameters) {
    static Sql of(String text, @Nullable Object... parameters) {
        List<@Nullable Object> values = new ArrayList<>(parameters.length);
        Collections.addAll(values, parameters);
        return new Sql(text, Collections.unmodifiableList(values));
    }

    /** Collects a statement from its parts, so that each value stands beside its question mark. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final List<@Nullable Object> parameters = new ArrayList<>();

        Builder text(String part) {
            text.append(part);
            return this;
        }

        Builder parameter(@Nullable Object value) {
            text.append('?');
            parameters.add(value);
            return this;
        }

        Sql build() {
            return new Sql(text.toString(), Collections.unmodifiableList(parameters));
        }
    }
}
