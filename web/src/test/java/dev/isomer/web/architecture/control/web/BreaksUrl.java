package dev.isomer.web.architecture.control.web;

import dev.isomer.web.architecture.control.storage.memory.Engine;

/** Names an engine instead of a URL. */
final class BreaksUrl {
    final Engine engine = new Engine();
}
