package dev.isomer.storage.conformance.history;

import java.util.List;

/** A program on an empty store. */
record History(Family family, List<Step> steps) {
    History with(List<Step> otherSteps) {
        return new History(family, otherSteps);
    }

    int statements() {
        return Step.statements(steps);
    }
}
