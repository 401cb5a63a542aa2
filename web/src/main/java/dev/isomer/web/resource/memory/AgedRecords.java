package dev.isomer.web.resource.memory;

import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.model.PageView;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.storage.model.Attribute;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records that can be deleted by age.
 *
 * @param name as it stands in addresses, where their list is
 * @param time when each was made
 */
record AgedRecords<E extends Record>(String name, Attribute<E, Instant> time) {
    private static final List<AgedRecords<?>> ALL = List.of(
            new AgedRecords<>("interactions", EntityInteraction.CREATED_AT),
            new AgedRecords<>("history", PageView.VIEWED_AT),
            new AgedRecords<>("invocations", ServerInvocation.INVOKED_AT),
            new AgedRecords<>("exports", Export.CREATED_AT));

    /** Those with this name. */
    static Optional<AgedRecords<?>> named(String name) {
        return ALL.stream()
                .<AgedRecords<?>>map(each -> each)
                .filter(each -> each.name.equals(name))
                .findFirst();
    }

    /** Those that the store has under this name. */
    static Optional<AgedRecords<?>> stored(String storedName) {
        return ALL.stream()
                .<AgedRecords<?>>map(each -> each)
                .filter(each -> each.time.entityType().storedName().equals(storedName))
                .findFirst();
    }

    /** Deletes what was asked for, and returns how many it were. */
    long delete(CatalogTransaction tx, RoomRequest request) {
        Optional<Instant> before = request.before();
        return before.isPresent()
                ? tx.aged(time).deleteBefore(before.get())
                : tx.aged(time).deleteOldest(request.oldest());
    }
}
