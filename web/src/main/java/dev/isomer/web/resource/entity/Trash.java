package dev.isomer.web.resource.entity;

import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was deleted by the pages, to be brought back: in memory alone, for an hour, and no more than
 * {@value #BYTES_LIMIT} bytes, the oldest leaving first. It is known by an id that cannot be guessed, so that a page
 * can offer to undo a deletion without holding anything of it, a secret's value above all. Safe for many threads.
 */
public final class Trash {
    /** What the texts may take together. */
    public static final long BYTES_LIMIT = 16L * 1024 * 1024;

    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final long ROW_BYTES = 500;

    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Map<String, Deletion> deletions = new LinkedHashMap<>();
    private long bytes;

    /**
     * An empty one.
     *
     * @param ids a new text at each call, of {@code [A-Za-z0-9_-]}, that nobody can guess
     */
    public Trash(InstantSource clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Something that was deleted, as it was. */
    record Deleted(Kind<?> kind, NamedEntity entity) {
        private long bytes() {
            String definition = entity.definition();
            return ROW_BYTES + (definition == null ? 0 : 2L * definition.length());
        }
    }

    private record Deletion(List<Deleted> rows, long bytes, Instant at) {}

    /** Keeps what one request has deleted; empty when it is more than can be kept. */
    synchronized Optional<String> keep(List<Deleted> rows) {
        forgetTheOld();
        long taken = rows.stream().mapToLong(Deleted::bytes).sum();
        if (taken > BYTES_LIMIT) {
            return Optional.empty();
        }
        while (bytes + taken > BYTES_LIMIT) {
            forget(deletions.keySet().iterator().next());
        }
        String id = ids.get();
        deletions.put(id, new Deletion(List.copyOf(rows), taken, clock.instant()));
        bytes += taken;
        return Optional.of(id);
    }

    /** What was deleted under this id; empty when it is no longer kept. */
    synchronized Optional<List<Deleted>> find(String id) {
        forgetTheOld();
        return Optional.ofNullable(deletions.get(id)).map(Deletion::rows);
    }

    /** Keeps it no longer. */
    synchronized void forget(String id) {
        Deletion forgotten = deletions.remove(id);
        if (forgotten != null) {
            bytes -= forgotten.bytes();
        }
    }

    private void forgetTheOld() {
        Instant oldest = clock.instant().minus(KEPT_FOR);
        deletions.entrySet().stream()
                .filter(entry -> entry.getValue().at().isBefore(oldest))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::forget);
    }
}
