package dev.isomer.catalog;

import dev.isomer.catalog.model.Export;
import dev.isomer.storage.Repository;
import dev.isomer.storage.model.Predicate;
import dev.isomer.storage.model.Query;
import java.util.List;

/** The exports that were made, as one transaction sees them. */
public final class Exports {
    /** How many exports are listed unless asked otherwise. */
    public static final int DEFAULT_LIMIT = 100;

    private final Repository<Export> rows;
    private final UniqueClock clock;

    Exports(Repository<Export> rows, UniqueClock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Adds an export made now; the identifier is kept as given, and may have been exported before. */
    public Export record(String cid) {
        return rows.insert(new Export(0, cid, clock.next()));
    }

    /** The newest exports, newest first; all of them for a negative limit. */
    public List<Export> list(int limit) {
        Query<Export> newestFirst = Export.TYPE.all().orderBy(Export.CREATED_AT.descending());
        return rows.list(limit < 0 ? newestFirst : newestFirst.limit(limit));
    }

    /** How many match. */
    public long count(Predicate<Export> predicate) {
        return rows.count(predicate);
    }

    /** Exports in the order and part that a query says, for pages by position. */
    public List<Export> list(Query<Export> query) {
        return rows.list(query);
    }
}
