package dev.isomer.web.resource.entity;

import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.json.Json;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of rows and its tags, kept while the very same row is asked for again: rows never change, and an engine in
 * memory gives the same ones until it has others. Small documents of up to {@value #SLOTS} rows. Safe for many threads.
 */
final class RenderedRows {
    private static final int SLOTS = 2_048;
    private static final int LIMIT_BYTES = 4_096;

    private final AtomicReferenceArray<@Nullable Rendered> slots = new AtomicReferenceArray<>(SLOTS);

    private record Rendered(WeakReference<NamedEntity> row, byte[] json, String tag) {}

    /** The JSON of a row, not to be changed. */
    byte[] json(NamedEntity row) {
        return rendered(row).json;
    }

    /** The quoted strong tag of a row: a hash of its JSON. */
    String tag(NamedEntity row) {
        return rendered(row).tag;
    }

    private Rendered rendered(NamedEntity row) {
        int slot = System.identityHashCode(row) % SLOTS;
        Rendered known = slots.getAcquire(slot);
        if (known != null && known.row.refersTo(row)) {
            return known;
        }
        byte[] json = Json.write(EntityDocument.of(row));
        Rendered fresh = new Rendered(new WeakReference<>(row), json, Preconditions.tag(json));
        if (json.length <= LIMIT_BYTES) {
            slots.setRelease(slot, fresh);
        }
        return fresh;
    }
}
