package dev.isomer.web.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writing a store to a file. */
@Command(
        name = "backup",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Write the store of DATABASE_URL to a file, complete, secrets included.")
final class BackupCommand implements Subcommand {
    @Parameters(paramLabel = "FILE", description = "The file to write.")
    @SuppressWarnings("NullAway.Init") // picocli refuses a line without it
    private Path file;

    @Option(names = "--without-secrets", description = "Leave secrets out; restoring keeps those that are there.")
    private boolean withoutSecrets;

    @Option(names = "--replace", description = "Replace the file if it is there.")
    private boolean replace;

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public Outcome outcome(Environment environment) {
        return StoreChoice.kept(
                environment, "back up", store -> new Task.Backup(store, file, !withoutSecrets, replace));
    }
}
