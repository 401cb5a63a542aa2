package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Query;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a history asks for.
 *
 * @param query without a position
 * @param after the row, which need not exist, that the position is made of; or null
 */
record Selected(Query<Record> query, @Nullable Record after) {
    /** The query with its position, which has gone through text. */
    Query<Record> positioned() {
        return after == null ? query : Stage.after(query, after);
    }
}
