package dev.isomer.storage.conformance.verify;

import org.jspecify.annotations.Nullable;

/**
 * Whether a query for which the schema has an index is run by one.
 *
 * @param query what it asks for, in words
 * @param index the index that it is run by, or null if all rows are looked at
 */
record IndexUse(String query, @Nullable String index) {
    /** What is used, in words. */
    String words() {
        return index == null ? "scan of all rows" : "index " + index;
    }
}
