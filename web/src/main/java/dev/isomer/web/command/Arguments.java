package dev.isomer.web.command;

import dev.isomer.web.http.HttpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Reads the command line together with the environment. */
public final class Arguments {
    private static final String HINT = "Try './run.sh --help'." + System.lineSeparator();

    private Arguments() {}

    /** What these arguments ask for in this environment. */
    public static Outcome read(List<String> arguments, Environment environment) {
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options)
                .setAbbreviatedOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(false)
                .setTrimQuotes(false);
        try {
            commandLine.parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.UnmatchedArgumentException unknown) {
            String first = unknown.getUnmatched().get(0);
            return usage("There is no option or argument “" + first + "”."
                    + OptionNames.nearest(commandLine, first)
                            .map(name -> " Did you mean " + name + "?")
                            .orElse(""));
        } catch (CommandLine.ParameterException wrong) {
            return usage(
                    String.valueOf(wrong.getMessage()).lines().findFirst().orElse("The command line cannot be read.")
                            + ".");
        }
        if (options.help) {
            return new Outcome.Say(ExitCode.OK, help(commandLine));
        }
        if (options.version) {
            return new Outcome.Say(ExitCode.OK, "isomer " + environment.version() + System.lineSeparator());
        }
        return checked(options, environment);
    }

    private static Outcome checked(Options options, Environment environment) {
        if (options.port < 0 || options.port > 65_535) {
            return usage("--port takes a number from 0 to 65535.");
        }
        if (!HttpServer.isLoopback(options.host) && !options.insecure) {
            return usage("--host " + options.host + " is not an address of this machine alone, and anybody who reaches "
                    + "it could read and change everything. Add --insecure if that is meant.");
        }
        if (options.bootOverwrite && options.bootCid == null) {
            return usage("--boot-overwrite goes with --boot-cid.");
        }
        if (options.cids != null && !Files.isDirectory(options.cids)) {
            return usage("--cids names no directory: " + options.cids + ".");
        }
        String url = environment.variable("DATABASE_URL");
        DatabaseUrl.Resolved resolved =
                options.inMemoryDb ? new DatabaseUrl.StoreUrl("memory:") : DatabaseUrl.resolve(url);
        if (resolved instanceof DatabaseUrl.Refused refused) {
            return new Outcome.Say(ExitCode.STORE, refused.sentence() + System.lineSeparator());
        }
        return new Outcome.Serve(settings(options, ((DatabaseUrl.StoreUrl) resolved).url(), environment));
    }

    private static Settings settings(Options options, String storeUrl, Environment environment) {
        List<String> notes = new ArrayList<>();
        if (options.inMemoryDb && !environment.variable("DATABASE_URL").isEmpty()) {
            notes.add("DATABASE_URL is ignored: --in-memory-db was given.");
        }
        Path standard = environment.home().resolve("cids");
        Optional<Path> directory = Optional.ofNullable(options.cids);
        if (directory.isEmpty() && Files.isDirectory(standard)) {
            directory = Optional.of(standard);
        } else if (directory.isEmpty()) {
            notes.add("There is no directory " + standard + ", so there are no content files; name one with --cids.");
        }
        return new Settings(
                storeUrl,
                storeUrl.equals("memory:"),
                options.host,
                options.port,
                options.debug,
                directory.map(path -> path.toAbsolutePath().normalize()),
                Optional.ofNullable(options.bootCid),
                options.bootOverwrite,
                notes);
    }

    private static Outcome usage(String sentence) {
        return new Outcome.Say(ExitCode.USAGE, sentence + System.lineSeparator() + HINT);
    }

    private static String help(CommandLine commandLine) {
        StringBuilder text = new StringBuilder(commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF));
        text.append(System.lineSeparator()).append("Exit codes:").append(System.lineSeparator());
        for (ExitCode code : ExitCode.values()) {
            text.append("  ")
                    .append(code.number())
                    .append("  ")
                    .append(code.meaning())
                    .append(System.lineSeparator());
        }
        return text.toString();
    }
}
