package dev.isomer.web.architecture.control.storage.model;

import picocli.CommandLine;

/** Uses a library in the API. */
final class BreaksApi {
    final CommandLine library = new CommandLine(this);
}
