package dev.isomer.web;

import dev.isomer.web.command.Environment;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.task.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs of the application in this process, each stopped when what it was started for is done. */
final class Run {
    private static final Pattern WEB = Pattern.compile("Web +http://127\\.0\\.0\\.1:(\\d+)/");

    private final Path home;
    private final Map<String, String> variables;
    private final IntConsumer whileServing;
    private final boolean isTerminal;

    Run(Path home) {
        this(
                home,
                Map.of(),
                port -> {
                    throw new AssertionError("It was not to serve, and serves on port " + port + ".");
                },
                false);
    }

    private Run(Path home, Map<String, String> variables, IntConsumer whileServing, boolean isTerminal) {
        this.home = home;
        this.variables = variables;
        this.whileServing = whileServing;
        this.isTerminal = isTerminal;
    }

    /** What came of a run. */
    record Result(ExitCode code, String out, String err) {}

    Run with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(variables);
        more.put(variable, value);
        return new Run(home, more, whileServing, isTerminal);
    }

    /** The same, doing this with the port when it serves, and then stopping. */
    Run until(IntConsumer done) {
        return new Run(home, variables, done, isTerminal);
    }

    /** The same with a terminal as its standard error. */
    Run onATerminal() {
        return new Run(home, variables, whileServing, true);
    }

    Result start(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Application application = new Application(
                new Environment(variables, home, "1.2.3"),
                new Console(new PrintStream(out, true, StandardCharsets.UTF_8), errStream, isTerminal),
                () -> whileServing.accept(port(err.toString(StandardCharsets.UTF_8))));
        ExitCode code = application.run(List.of(arguments));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static int port(String said) {
        Matcher matcher = WEB.matcher(said);
        if (!matcher.find()) {
            throw new AssertionError("It says no address: " + said);
        }
        return Integer.parseInt(matcher.group(1));
    }
}
