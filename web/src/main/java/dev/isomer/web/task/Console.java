package dev.isomer.web.task;

import java.io.PrintStream;

/**
 * Who started the process, and listens.
 *
 * @param out standard output
 * @param err standard error
 * @param isTerminal whether standard error is a terminal, where a line can be written again
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal) {}
