package dev.isomer.storage.snapshot;

import dev.isomer.storage.model.RecordedSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a whole and sound snapshot file has, and where.
 *
 * @param leftOut the types that it does not have
 * @param schema as it was recorded, of those that it has
 * @param totals one for each type, in the schema's order
 * @param sections where the rows of each type are, by stored name
 */
record SnapshotContents(LeftOut leftOut, RecordedSchema schema, List<TypeTotal> totals, Map<String, Section> sections) {
    /**
     * Where the rows of a type begin.
     *
     * @param offset in bytes, after the bracket
     * @param linesBefore how many lines end before it
     */
    record Section(long offset, long linesBefore) {}

    /** The totals of a type, or null if the file does not have it. */
    @Nullable
    TypeTotal total(String type) {
        return totals.stream()
                .filter(total -> total.type().equals(type))
                .findFirst()
                .orElse(null);
    }
}
