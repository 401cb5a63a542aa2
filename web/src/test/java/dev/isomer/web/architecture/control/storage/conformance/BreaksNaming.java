package dev.isomer.web.architecture.control.storage.conformance;

import org.junit.jupiter.api.Test;

/** A test outside the contracts. */
public class BreaksNaming {
    @Test
    @Rule
    void isHidden() {}
}
