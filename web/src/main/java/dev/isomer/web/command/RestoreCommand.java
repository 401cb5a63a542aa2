package dev.isomer.web.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Filling a store with a file. */
@Command(
        name = "restore",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Fill the store of DATABASE_URL with what backup, or a snapshot, wrote.")
final class RestoreCommand implements Subcommand {
    @Parameters(paramLabel = "FILE", description = "The file to read.")
    @SuppressWarnings("NullAway.Init") // picocli refuses a line without it
    private Path file;

    @Option(names = "--replace", description = "Replace the rows that the store has.")
    private boolean replace;

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public Outcome outcome(Environment environment) {
        return StoreChoice.kept(environment, "restore into", store -> new Task.Restore(store, file, replace));
    }
}
