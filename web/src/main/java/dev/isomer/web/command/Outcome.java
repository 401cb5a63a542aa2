package dev.isomer.web.command;

/** What the command line comes to. */
public sealed interface Outcome permits Outcome.Serve, Outcome.Say, Task {
    /** Serve with these settings, or save what was loaded and end. */
    record Serve(Settings settings) implements Outcome {}

    /**
     * Say this and end: on standard output where the reader asked for it, else on standard error.
     *
     * @param text whole lines
     */
    record Say(ExitCode code, String text) implements Outcome {
        static Say usage(String sentence) {
            return new Say(
                    ExitCode.USAGE,
                    sentence + System.lineSeparator() + "Try './run.sh --help'." + System.lineSeparator());
        }
    }
}
