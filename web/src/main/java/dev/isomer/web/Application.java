package dev.isomer.web;

import dev.isomer.web.command.Arguments;
import dev.isomer.web.command.Environment;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Outcome;
import dev.isomer.web.command.Task;
import dev.isomer.web.resource.Routes;
import dev.isomer.web.task.Console;
import dev.isomer.web.task.Failures;
import dev.isomer.web.task.Tasks;
import java.time.Clock;
import java.util.List;

/** One run of the application, from its command line to its exit code. */
final class Application {
    private final Environment environment;
    private final Console console;
    private final StopSignal stopSignal;

    Application(Environment environment, Console console, StopSignal stopSignal) {
        this.environment = environment;
        this.console = console;
        this.stopSignal = stopSignal;
    }

    /** Does what the arguments ask for; when that is to serve, returns after the stop signal. */
    ExitCode run(List<String> arguments) {
        Outcome outcome = Arguments.read(arguments, environment);
        if (outcome instanceof Outcome.Say say) {
            (say.code() == ExitCode.OK ? console.out() : console.err()).print(say.text());
            return say.code();
        }
        Clock clock = Clock.systemUTC();
        return Failures.said(
                console.err(),
                () -> outcome instanceof Outcome.Serve serve
                        ? new Serving(environment, console, clock, stopSignal).run(serve.settings())
                        : new Tasks(console, clock, Routes::isFixedPath).run((Task) outcome));
    }
}
