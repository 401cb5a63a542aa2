package dev.isomer.storage.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * The size of a store. Bytes are known to engines that count them ({@link Capability#MEMORY_LIMIT}) alone.
 *
 * @param types one an entity type, in the schema's order
 * @param usedBytes all that the newest state holds
 * @param limitBytes what it may hold at the most
 * @param pinnedBytesAtMost what older readers may keep alive beside, which does not count
 */
public record Statistics(
        List<TypeStatistics> types, OptionalLong usedBytes, OptionalLong limitBytes, OptionalLong pinnedBytesAtMost) {
    /**
     * The size of one type.
     *
     * @param entityType the stored name
     * @param rows how many rows
     * @param bytes what rows and keys take
     */
    public record TypeStatistics(String entityType, long rows, OptionalLong bytes) {}

    /** How many rows all types have together. */
    public long rows() {
        return types.stream().mapToLong(TypeStatistics::rows).sum();
    }
}
