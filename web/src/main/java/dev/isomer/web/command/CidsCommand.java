package dev.isomer.web.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The directory of content files; opens no store. */
@Command(
        name = "cids",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Look at the directory of content files.",
        subcommands = CidsCommand.Verify.class)
final class CidsCommand implements Subcommand {
    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public Outcome outcome(Environment environment) {
        return Outcome.Say.usage("Say what to do: cids verify [DIR].");
    }

    @Command(
            name = "verify",
            usageHelpAutoWidth = true,
            description = "Read every content file and compare it with its name.")
    static final class Verify implements Subcommand {
        @Parameters(
                arity = "0..1",
                paramLabel = "DIR",
                description = "The directory of content files (cids/ beside run.sh).")
        @Nullable
        private Path directory;

        @Mixin
        final HelpOption help = new HelpOption();

        @Override
        public Outcome outcome(Environment environment) {
            Path chosen = directory == null ? environment.contentDirectory() : directory;
            return Files.isDirectory(chosen)
                    ? new Task.VerifyContent(chosen)
                    : Outcome.Say.usage("There is no directory " + chosen + " to verify; name one that is there.");
        }
    }
}
