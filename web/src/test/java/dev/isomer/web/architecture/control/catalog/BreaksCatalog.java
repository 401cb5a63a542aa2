package dev.isomer.web.architecture.control.catalog;

import picocli.CommandLine;

/** A catalog that needs a library of the server. */
final class BreaksCatalog {
    final CommandLine library = new CommandLine(this);
}
