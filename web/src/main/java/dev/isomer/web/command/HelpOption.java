package dev.isomer.web.command;

import picocli.CommandLine.Option;

/** The option that each command has. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    boolean help;
}
