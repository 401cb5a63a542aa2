package dev.isomer.catalog;

import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, both ends included.
 *
 * @param start the earliest, or null for no bound
 * @param end the latest, or null for no bound
 */
public record Bounds(@Nullable Instant start, @Nullable Instant end) {
    /** All of time. */
    public static final Bounds OPEN = new Bounds(null, null);

    /** That a time is within. */
    public <E> Predicate<E> on(Attribute<E, Instant> time) {
        Predicate<E> predicate = time.entityType().all().predicate();
        if (start != null) {
            predicate = predicate.and(time.ge(start));
        }
        return end == null ? predicate : predicate.and(time.le(end));
    }
}
