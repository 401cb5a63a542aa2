package dev.isomer.web.architecture.control.web.there;

import dev.isomer.web.architecture.control.web.here.BreaksCycleHere;

/** The other half. */
public final class BreaksCycleThere {
    Class<?> needs() {
        return BreaksCycleHere.class;
    }
}
