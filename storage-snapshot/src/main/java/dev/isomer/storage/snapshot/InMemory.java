package dev.isomer.storage.snapshot;

import dev.isomer.storage.Store;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;

/** What is for stores in memory alone. */
final class InMemory {
    private InMemory() {}

    /**
     * Refuses other stores. An engine that counts bytes against a limit keeps its rows in memory, also where it writes
     * a journal.
     */
    static void require(Store store, String what, String instead) {
        if (!store.capabilities().contains(Capability.MEMORY_LIMIT)) {
            throw new SnapshotRefusedException(
                    Reason.ENGINE, what + " are only supported in memory mode. Use " + instead);
        }
    }
}
