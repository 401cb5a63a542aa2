package dev.isomer.web.architecture.planted.storage;

import dev.isomer.web.architecture.planted.storage.memory.Engine;

/** Open to subclasses, and knows an engine, which closes a cycle. */
public class Facade {
    Engine engine() {
        return new Engine();
    }
}
