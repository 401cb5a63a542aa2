package dev.isomer.web.command;

/** A command as picocli fills it in, for one reading. */
interface Subcommand {
    /** What it comes to in this environment. */
    Outcome outcome(Environment environment);
}
