package dev.isomer.web.task;

import java.io.PrintStream;

/**
 * How far some work is, in one line of a terminal that is written again and again, and empty in the end. Where there is
 * no terminal, nothing is written.
 */
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 40;
    private static final int HUNDRED = 100;

    private final PrintStream terminal;
    private final boolean isShown;
    private final String title;
    private int percent = -1;

    /** A bar with a title of one or two words. */
    ProgressBar(Console console, String title) {
        this.terminal = console.err();
        this.isShown = console.isTerminal();
        this.title = title;
    }

    /** So much is done of so much. */
    void at(long done, long all) {
        int reached = all <= 0 ? 0 : (int) Math.min(HUNDRED, done * HUNDRED / all);
        if (isShown && reached != percent) {
            percent = reached;
            int filled = WIDTH * percent / HUNDRED;
            terminal.printf("\r%s [%s%s] %3d %%", title, "#".repeat(filled), ".".repeat(WIDTH - filled), percent);
            terminal.flush();
        }
    }

    /** Empties the line; again is harmless. */
    @Override
    public void close() {
        if (percent >= 0) {
            terminal.print("\r" + " ".repeat(title.length() + WIDTH + " [] 100 %".length()) + "\r");
            terminal.flush();
            percent = -1;
        }
    }
}
