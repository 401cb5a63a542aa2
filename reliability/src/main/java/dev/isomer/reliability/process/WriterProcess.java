package dev.isomer.reliability.process;

import java.util.ArrayList;
import java.util.List;

/** A running {@link Writer}, and what it says. Used by one thread. */
public final class WriterProcess implements AutoCloseable {
    private final ProgramRun run;
    private final List<String> lines = new ArrayList<>();
    private long newest;

    WriterProcess(Process process) {
        this.run = new ProgramRun(process, this::take);
    }

    private void take(String line) {
        synchronized (lines) {
            lines.add(line);
            if (line.startsWith("ack ")) {
                newest = Math.max(newest, Long.parseLong(line.substring("ack ".length())));
            }
        }
    }

    private long newest() {
        synchronized (lines) {
            return newest;
        }
    }

    /** Waits until a transaction after this one is acknowledged, or the program has ended. */
    public void awaitAfter(long number) {
        run.await(() -> newest() > number, this::soFar);
    }

    /** Waits until the program has ended by itself, but no longer than a time; false if it still runs. */
    public boolean endsWithin(long millis) {
        return run.endsWithin(millis);
    }

    /** What was read so far. */
    public Transcript soFar() {
        return transcript(-1);
    }

    private Transcript transcript(int exitCode) {
        synchronized (lines) {
            return new Transcript(lines, exitCode);
        }
    }

    /** Stops it where it is; it can go on. */
    public void stop() {
        run.stop();
    }

    /** Lets it go on after it was stopped. */
    public void goOn() {
        run.goOn();
    }

    /** Kills it at once, if it still runs, and reads the rest of what it said. */
    public Transcript kill() {
        return transcript(run.kill());
    }

    /** Waits until it has ended by itself. */
    public Transcript end() {
        return transcript(run.end());
    }

    @Override
    public void close() {
        run.close();
    }
}
