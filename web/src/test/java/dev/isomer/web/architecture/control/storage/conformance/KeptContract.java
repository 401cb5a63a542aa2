package dev.isomer.web.architecture.control.storage.conformance;

import org.junit.jupiter.api.Test;

/** A test as it should be. */
public class KeptContract {
    @Test
    @Rule
    void keeps() {}
}
