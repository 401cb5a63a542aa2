package dev.isomer.web.architecture.control.catalog;

import dev.isomer.web.architecture.control.storage.spi.EngineProvider;

/** Uses the driver interface where the façade is meant. */
final class BreaksDriver {
    Class<?> uses() {
        return EngineProvider.class;
    }
}
