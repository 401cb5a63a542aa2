package dev.isomer.web.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** ServeReader by its name, which is what is done without a command, too. */
@Command(
        name = "serve",
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        description = "Serve; what is done without a command, too.")
final class ServeCommand implements Subcommand {
    @Mixin
    private final ServeOptions serve = new ServeOptions();

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public Outcome outcome(Environment environment) {
        return ServeReader.outcome(serve, environment);
    }
}
