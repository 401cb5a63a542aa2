package dev.isomer.web.architecture.control.storage.memory;

import picocli.CommandLine;

/** An in-memory engine that needs a library. */
final class BreaksEngineLibrary {
    final CommandLine library = new CommandLine(this);
}
