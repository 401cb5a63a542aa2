package dev.isomer.web.command;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Reads the command line together with the environment. */
public final class Arguments {
    private static final Set<String> WITH_A_LIST =
            Set.of("--list-snapshots", "--snapshot-dir", "--in-memory-db", "--debug");

    private static final Set<String> TAKE_URLS = Set.of("migrate", "fsck");
    private static final Pattern SERVER_URL = Pattern.compile(
            "^-*(?:[a-z-]+=)?(?:jdbc:)?(?:postgres(?:ql)?|mysql|mariadb)(?:\\+[a-z0-9_]+)?:", Pattern.CASE_INSENSITIVE);

    private Arguments() {}

    /** What these arguments ask for in this environment. */
    public static Outcome read(List<String> arguments, Environment environment) {
        if (!TAKE_URLS.contains(arguments.isEmpty() ? "" : arguments.get(0))
                && arguments.stream().anyMatch(Arguments::isServerUrl)) {
            return Outcome.Say.usage("The URL of a database on a server is taken from the environment variable"
                    + " DATABASE_URL, and by migrate and fsck; other users of a machine see command lines.");
        }
        Options options = new Options();
        try {
            // Reading how all commands are written takes a quarter of a start, which a server can do without.
            ParseResult parsed = commandLine(options, List.of()).parseArgs(arguments.toArray(String[]::new));
            if (!parsed.isUsageHelpRequested()) {
                return outcome(options, parsed, environment);
            }
        } catch (CommandLine.ParameterException perhapsACommand) {
            // It is read again, and then said.
        }
        return readWithCommands(arguments, environment);
    }

    /** Whether this, or the value of an option, is a URL that may have a password, which no message is to repeat. */
    private static boolean isServerUrl(String argument) {
        return SERVER_URL.matcher(argument).find();
    }

    private static CommandLine commandLine(Options options, List<Class<? extends Subcommand>> commands) {
        CommandLine commandLine = new CommandLine(options);
        commands.forEach(commandLine::addSubcommand);
        return commandLine
                .setAbbreviatedOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(false)
                .setTrimQuotes(false);
    }

    private static Outcome readWithCommands(List<String> arguments, Environment environment) {
        Options options = new Options();
        ParseResult parsed;
        try {
            parsed = commandLine(options, Options.COMMANDS).parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.UnmatchedArgumentException unknown) {
            String first = unknown.getUnmatched().get(0);
            return Outcome.Say.usage((isServerUrl(first)
                            ? "There are more URLs than this takes."
                            : "There is no option or argument “" + first + "”.")
                    + OptionNames.nearest(unknown.getCommandLine(), first)
                            .map(name -> " Did you mean " + name + "?")
                            .orElse(""));
        } catch (CommandLine.ParameterException wrong) {
            String message = String.valueOf(wrong.getMessage());
            boolean repeatsUrl = arguments.stream()
                    .filter(Arguments::isServerUrl)
                    .anyMatch(url -> message.contains(url.substring(url.indexOf(':'))));
            return Outcome.Say.usage(
                    (repeatsUrl ? "" : message).lines().findFirst().orElse("A URL stands where none is taken") + ".");
        }
        return outcome(options, parsed, environment);
    }

    private static Outcome outcome(Options options, ParseResult parsed, Environment environment) {
        if (options.version) {
            return new Outcome.Say(ExitCode.OK, "isomer " + environment.version() + System.lineSeparator());
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine named = last.commandSpec().commandLine();
        if (last.isUsageHelpRequested() || parsed.isUsageHelpRequested()) {
            return new Outcome.Say(ExitCode.OK, last == parsed ? help(named) : usage(named));
        }
        String misplaced = misplaced(parsed, last);
        if (misplaced != null) {
            return Outcome.Say.usage(misplaced);
        }
        return named.getCommand() instanceof Subcommand subcommand
                ? subcommand.outcome(environment)
                : ServeReader.outcome(options.serve, environment);
    }

    /** Why an option stands where it would have to be ignored, or null if none does. */
    private static @Nullable String misplaced(ParseResult parsed, ParseResult last) {
        if (last != parsed && !parsed.matchedOptions().isEmpty()) {
            OptionSpec option = parsed.matchedOptions().get(0);
            String command = last.commandSpec().qualifiedName().substring("isomer ".length());
            return last.commandSpec().optionsMap().containsKey(option.longestName())
                    ? "Write " + option.longestName() + " after " + command + "."
                    : option.longestName() + " is an option of the server, and " + command
                            + " has none of that name; leave it out.";
        }
        List<String> given =
                last.matchedOptions().stream().map(OptionSpec::longestName).collect(Collectors.toList());
        if (given.contains("--list-snapshots") && !WITH_A_LIST.containsAll(given)) {
            given.removeAll(WITH_A_LIST);
            return "--list-snapshots only lists, and does nothing with " + given.get(0) + "; leave one of them out.";
        }
        return null;
    }

    private static String usage(CommandLine commandLine) {
        return commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private static String help(CommandLine commandLine) {
        StringBuilder text = new StringBuilder(usage(commandLine));
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
