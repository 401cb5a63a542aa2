package dev.isomer.storage.conformance.history;

import dev.isomer.storage.StoreOptions;
import java.util.List;

/**
 * A program on an empty store.
 *
 * @param memoryLimitBytes what an engine that counts bytes may hold; 0 for more than the program needs
 */
record History(Family family, List<Step> steps, long memoryLimitBytes) {
    History(Family family, List<Step> steps) {
        this(family, steps, 0);
    }

    History with(List<Step> otherSteps) {
        return new History(family, otherSteps, memoryLimitBytes);
    }

    History withMemoryLimitBytes(long bytes) {
        return new History(family, steps, bytes);
    }

    boolean isLimited() {
        return memoryLimitBytes > 0;
    }

    /** How its stores are opened. */
    StoreOptions options() {
        return isLimited() ? StoreOptions.defaults().withMemoryLimitBytes(memoryLimitBytes) : StoreOptions.defaults();
    }

    int statements() {
        return Step.statements(steps);
    }

    /** Statements, events and all that is neither a transaction nor a savepoint. */
    int leaves() {
        return Step.leaves(steps);
    }
}
