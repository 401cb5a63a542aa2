package dev.isomer.storage.snapshot;

import java.util.List;

/**
 * What a snapshot file says about itself.
 *
 * @param schema the name of the schema
 * @param sizeBytes the length of the file
 * @param leftOut the stored names of the types that it leaves out, which a store keeps when it is restored
 * @param totals one for each entity type, in the file's order
 */
public record SnapshotInfo(String schema, long sizeBytes, List<String> leftOut, List<TypeTotal> totals) {
    /** Keeps its own lists. */
    public SnapshotInfo {
        leftOut = List.copyOf(leftOut);
        totals = List.copyOf(totals);
    }

    /** How many rows all types that it has have together. */
    public long rows() {
        return totals.stream().mapToLong(TypeTotal::rows).sum();
    }
}
