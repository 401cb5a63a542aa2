package dev.isomer.web.architecture.control.storage.conformance.history;

import dev.isomer.web.architecture.control.storage.spi.EngineProvider;

/** An oracle that leans on what it is to judge. */
final class BreaksOracle {
    Class<?> leansOn() {
        return EngineProvider.class;
    }
}
