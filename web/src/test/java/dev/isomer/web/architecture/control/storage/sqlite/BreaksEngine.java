package dev.isomer.web.architecture.control.storage.sqlite;

import dev.isomer.web.architecture.control.storage.memory.Engine;

/** An engine that knows another one. */
final class BreaksEngine {
    final Engine other = new Engine();
}
