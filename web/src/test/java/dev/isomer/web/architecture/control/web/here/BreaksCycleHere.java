package dev.isomer.web.architecture.control.web.here;

import dev.isomer.web.architecture.control.web.there.BreaksCycleThere;

/** One half of a cycle. */
public final class BreaksCycleHere {
    Class<?> needs() {
        return BreaksCycleThere.class;
    }
}
