package dev.isomer.web.architecture.control.storage.conformance;

import org.junit.jupiter.api.Test;

/** A test that proves no rule. */
public class BreaksContract {
    @Test
    void provesNothing() {}
}
