package dev.isomer.web.architecture.control.catalog;

import org.junit.jupiter.api.Assertions;

/** Ships what belongs to tests. */
final class BreaksTesting {
    void check() {
        Assertions.assertTrue(true);
    }
}
