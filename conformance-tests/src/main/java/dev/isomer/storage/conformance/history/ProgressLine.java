package dev.isomer.storage.conformance.history;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells about once a second how far a campaign is. For one thread at a time. */
final class ProgressLine implements Consumer<Mix> {
    private final long statements;
    private final PrintStream out;
    private final LongSupplier nanoseconds;
    private final long begun;
    private long told;

    ProgressLine(long statements, PrintStream out, LongSupplier nanoseconds) {
        this.statements = statements;
        this.out = out;
        this.nanoseconds = nanoseconds;
        this.begun = nanoseconds.getAsLong();
        this.told = begun;
    }

    @Override
    public void accept(Mix done) {
        long now = nanoseconds.getAsLong();
        if (now - told >= TimeUnit.SECONDS.toNanos(1)) {
            told = now;
            out.println(line(done.total()));
        }
    }

    /** How many statements are done, at what rate, since when, and for how long there are more at that rate. */
    String line(long done) {
        double seconds = Math.max(1, nanoseconds.getAsLong() - begun) / 1e9;
        double rate = done / seconds;
        return String.format(
                Locale.ROOT,
                "%,d of %,d statements, %,.0f a second, %,.0f s gone, about %,.0f s to go",
                done,
                statements,
                rate,
                seconds,
                (statements - done) / Math.max(rate, 1e-9));
    }
}
