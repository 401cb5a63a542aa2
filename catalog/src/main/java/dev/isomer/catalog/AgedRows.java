package dev.isomer.catalog;

import dev.isomer.storage.Repository;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Predicate;
import java.time.Instant;
import java.util.List;

/**
 * What was recorded at a time and is of less use the older it is, to be deleted by age; as one transaction sees it.
 *
 * @param <E> the entity's record
 */
public final class AgedRows<E extends Record> {
    private static final int CHUNK = 500;

    private final Repository<E> rows;
    private final Attribute<E, Instant> time;

    AgedRows(Repository<E> rows, Attribute<E, Instant> time) {
        this.rows = rows;
        this.time = time;
    }

    /** Deletes the oldest, at most this many; of one time, those that were added first. Returns how many it were. */
    public long deleteOldest(long count) {
        return delete(time.entityType().all().predicate(), count);
    }

    /** Deletes what is older than a time, and returns how many it were. */
    public long deleteBefore(Instant before) {
        return delete(time.lt(before), Long.MAX_VALUE);
    }

    private long delete(Predicate<E> predicate, long count) {
        long left = count;
        while (left > 0) {
            List<E> oldest =
                    rows.list(time.entityType().where(predicate).orderBy(time).limit((int) Math.min(CHUNK, left)));
            oldest.forEach(row -> rows.delete(rows.type().idOf(row)));
            left -= oldest.size();
            if (oldest.isEmpty()) {
                break;
            }
        }
        return count - left;
    }
}
