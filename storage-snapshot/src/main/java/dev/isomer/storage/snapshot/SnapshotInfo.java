package dev.isomer.storage.snapshot;

import java.util.List;

/**
 * What a snapshot file says about itself.
 *
 * @param schema the name of the schema
 * @param sizeBytes the length of the file
 * @param totals one for each entity type, in the file's order
 */
public record SnapshotInfo(String schema, long sizeBytes, List<TypeTotal> totals) {
    /** Keeps its own list. */
    public SnapshotInfo {
        totals = List.copyOf(totals);
    }

    /** How many rows all types have together. */
    public long rows() {
        return totals.stream().mapToLong(TypeTotal::rows).sum();
    }
}
