package dev.isomer.reliability.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running {@link Writer}, and a thread that reads what it says. Used by one thread. */
public final class WriterProcess implements AutoCloseable {
    private static final long MOST_SECONDS = 120;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private long newest;
    private boolean isAtEnd;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    WriterProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "acknowledgements");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                take(line);
            }
        } catch (IOException failed) {
            ended.completeExceptionally(failed);
        } finally {
            synchronized (lines) {
                isAtEnd = true;
                lines.notifyAll();
            }
            ended.complete(null);
        }
    }

    private void take(String line) {
        synchronized (lines) {
            lines.add(line);
            if (line.startsWith("ack ")) {
                newest = Math.max(newest, Long.parseLong(line.substring("ack ".length())));
                lines.notifyAll();
            }
        }
    }

    /** Waits until a transaction after this one is acknowledged, or the program has ended. */
    public void awaitAfter(long number) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        try {
            synchronized (lines) {
                while (newest <= number && !isAtEnd) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        throw new IllegalStateException("The writer acknowledges nothing: " + lines);
                    }
                    TimeUnit.NANOSECONDS.timedWait(lines, left);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for the writer was interrupted.", stopped);
        }
    }

    /** Waits until the program has ended by itself, but no longer than a time; false if it still runs. */
    public boolean endsWithin(long millis) {
        try {
            ended.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("The writer could not be read.", failed);
        }
    }

    /** What was read so far. */
    public Transcript soFar() {
        synchronized (lines) {
            return new Transcript(lines, -1);
        }
    }

    /** Stops it where it is; it can go on. */
    public void stop() {
        signal("-STOP");
    }

    /** Lets it go on after it was stopped. */
    public void goOn() {
        signal("-CONT");
    }

    private void signal(String name) {
        Command.run("kill", name, Long.toString(process.pid()));
    }

    /** Kills it at once, if it still runs, and reads the rest of what it said. */
    public Transcript kill() {
        // Not Process.destroyForcibly, which closes the pipe with what is still in it.
        process.toHandle().destroyForcibly();
        return end();
    }

    /** Waits until it has ended by itself. */
    public Transcript end() {
        try {
            ended.get(MOST_SECONDS, TimeUnit.SECONDS);
            int exitCode = process.waitFor();
            synchronized (lines) {
                return new Transcript(lines, exitCode);
            }
        } catch (ExecutionException | InterruptedException | TimeoutException failed) {
            throw new IllegalStateException("The writer does not end: " + soFar(), failed);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
