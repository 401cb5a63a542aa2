package dev.isomer.storage.conformance.history;

import java.util.List;

/**
 * A program on an empty store.
 *
 * @param withOracles whether each query is also held against others that must fit it ({@link Oracles})
 */
record History(Family family, List<Step> steps, boolean withOracles) {
    History with(List<Step> otherSteps) {
        return new History(family, otherSteps, withOracles);
    }

    int statements() {
        return Step.statements(steps);
    }

    /** Statements, events and all that is neither a transaction nor a savepoint. */
    int leaves() {
        return Step.leaves(steps);
    }
}
