package dev.isomer.web.architecture.control.catalog;

import java.time.Instant;

/** Looks at the clock on the wall. */
final class BreaksClock {
    Instant now() {
        return Instant.now();
    }
}
