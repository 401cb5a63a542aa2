package dev.isomer.storage.snapshot;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot in a folder.
 *
 * @param name without the ending of the file
 * @param time when it was made: the time of the file
 * @param sizeBytes the length of the file
 * @param info what the file says of itself, or null if that cannot be read
 * @param problem why not, in a sentence; null where there is {@code info}
 */
public record NamedSnapshot(
        String name,
        Instant time,
        long sizeBytes,
        @Nullable SnapshotInfo info,
        @Nullable String problem) {
    /** How many rows each type has, unless the file is damaged. */
    public Optional<SnapshotInfo> contents() {
        return Optional.ofNullable(info);
    }
}
