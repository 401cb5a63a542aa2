package dev.isomer.web.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looking at a store without changing it. */
@Command(
        name = "fsck",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Look at a store without changing it: what it holds in detail, and what is wrong with it.")
final class FsckCommand implements Subcommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "As DATABASE_URL takes it, env:NAME, or a file or folder; that of DATABASE_URL unless given.")
    @Nullable
    private String place;

    @Mixin
    final HelpOption help = new HelpOption();

    @Override
    public Outcome outcome(Environment environment) {
        if (place == null) {
            return StoreChoice.kept(environment, "look at", Task.Check::new);
        }
        Path path = existing(place);
        if (path != null) {
            StoreUrl store = Files.isDirectory(path) ? StoreUrl.memory(place) : StoreUrl.sqlite(path);
            return new Task.Check(store);
        }
        if (place.indexOf(':') < 0) {
            return new Outcome.Say(
                    ExitCode.STORE,
                    "There is no file or folder “" + place + "” to look at; name one that is there, or a URL."
                            + System.lineSeparator());
        }
        return StoreChoice.kept(environment, "URL", place, "look at", Task.Check::new);
    }

    private static @Nullable Path existing(String place) {
        try {
            Path path = Path.of(place);
            return Files.exists(path) ? path : null;
        } catch (InvalidPathException noPath) {
            return null;
        }
    }
}
