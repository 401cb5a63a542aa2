package dev.isomer.web.command;

/** What the command line comes to. */
public sealed interface Outcome {
    /** Serve with these settings. */
    record Serve(Settings settings) implements Outcome {}

    /**
     * Say this and end: on standard output where the reader asked for it, else on standard error.
     *
     * @param text whole lines
     */
    record Say(ExitCode code, String text) implements Outcome {}
}
