package dev.isomer.verify;

import dev.isomer.storage.Stores;
import dev.isomer.storage.conformance.engine.TestedEngine;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every engine of the class path, with the servers that the session of tests has. */
final class Engines {
    private Engines() {}

    /** By the schemes of their URLs. */
    static Map<String, TestedEngine> all() {
        Map<String, TestedEngine> engines = new LinkedHashMap<>();
        Stores.engines().forEach(engine -> engines.put(engine.scheme(), TestedEngine.of(engine)));
        return engines;
    }
}
