package dev.isomer.web.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copying everything from one store to another. */
@Command(
        name = "migrate",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Copy everything from one store to another, all or nothing; both as DATABASE_URL takes them, or as"
                        + " env:NAME, which takes the URL of that variable.")
final class MigrateCommand implements Subcommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "The store to read.")
    @SuppressWarnings("NullAway.Init") // picocli refuses a line without it
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "The store to fill; made if it is not there.")
    @SuppressWarnings("NullAway.Init") // picocli refuses a line without it
    private String to;

    @Option(names = "--check", description = "Say what is in the way, and write nothing.")
    private boolean check;

    @Option(names = "--replace", description = "Replace the rows that TO has.")
    private boolean replace;

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public Outcome outcome(Environment environment) {
        return StoreChoice.kept(
                environment,
                "FROM",
                from,
                "migrate",
                source -> StoreChoice.kept(
                        environment,
                        "TO",
                        to,
                        "migrate to",
                        target -> new Task.Migrate(source, target, check, replace)));
    }
}
