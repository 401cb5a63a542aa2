package dev.isomer.storage.conformance.history;

/** An engine did other than the model; the message tells the seed and has the shrunk history as Java. */
public final class HistoryMismatch extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient History shrunk;
    private final long seed;
    private final String program;

    /** {@code played} is the history as the engine must play it, with what it refuses for want of memory. */
    HistoryMismatch(long seed, History shrunk, History played, Difference difference) {
        this(seed, shrunk, JavaSource.of(played, difference));
    }

    private HistoryMismatch(long seed, History shrunk, String program) {
        super("An engine differs from the model. Seed " + seed + ", shrunk to " + shrunk.leaves() + " steps:"
                + System.lineSeparator() + program);
        this.seed = seed;
        this.program = program;
        this.shrunk = shrunk;
    }

    /** What the campaign was run with. */
    public long seed() {
        return seed;
    }

    /** The shrunk history as a test class in Java. */
    public String program() {
        return program;
    }

    /** How many statements and events are left. */
    public int steps() {
        return shrunk.leaves();
    }

    History shrunk() {
        return shrunk;
    }
}
