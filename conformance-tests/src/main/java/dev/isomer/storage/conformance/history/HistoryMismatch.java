package dev.isomer.storage.conformance.history;

/** An engine did other than the model; the message tells the seed and has the shrunk history as Java. */
public final class HistoryMismatch extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient History shrunk;
    private final long seed;

    HistoryMismatch(long seed, History shrunk, Difference difference) {
        super("An engine differs from the model. Seed " + seed + ", shrunk to " + shrunk.statements() + " statements:"
                + System.lineSeparator() + JavaSource.of(shrunk, difference));
        this.seed = seed;
        this.shrunk = shrunk;
    }

    /** What the campaign was run with. */
    public long seed() {
        return seed;
    }

    /** How many statements are left. */
    public int statements() {
        return shrunk.statements();
    }

    History shrunk() {
        return shrunk;
    }
}
