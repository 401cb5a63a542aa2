package dev.isomer.reliability.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A running program, and a thread that reads what it prints, line by line. Who hears a line holds the monitor of this
 * object. Used by one thread.
 */
public final class ProgramRun implements AutoCloseable {
    private static final long MOST_SECONDS = 120;

    private final Process process;
    private final Consumer<String> hearer;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private boolean isAtEnd;

    /** @param hearer is given each line, by a thread of its own */
    public ProgramRun(Process process, Consumer<String> hearer) {
        this.process = process;
        this.hearer = hearer;
        Thread reader = new Thread(this::read, "acknowledgements");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (this) {
                    hearer.accept(line);
                    notifyAll();
                }
            }
        } catch (IOException | RuntimeException failed) {
            ended.completeExceptionally(failed);
        } finally {
            synchronized (this) {
                isAtEnd = true;
                notifyAll();
            }
            ended.complete(null);
        }
    }

    /**
     * Waits until something is so, or the program has ended.
     *
     * @param condition changes by what the program prints
     * @param state what the program said, for the failure
     */
    public synchronized void await(BooleanSupplier condition, Supplier<?> state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        try {
            while (!condition.getAsBoolean() && !isAtEnd) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException("The program does not come so far: " + state.get());
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for the program was interrupted.", stopped);
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
            throw new IllegalStateException("The program could not be read.", failed);
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

    /** Gives it a line to read. */
    public void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Lets it read the end of its input. */
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Kills it at once, if it still runs, and reads the rest of what it said: its exit code. */
    public int kill() {
        // Not Process.destroyForcibly, which closes the pipe with what is still in it.
        process.toHandle().destroyForcibly();
        return end();
    }

    /** Waits until it has ended by itself: its exit code, 128 and the signal's number if it was killed. */
    public int end() {
        try {
            ended.get(MOST_SECONDS, TimeUnit.SECONDS);
            return process.waitFor();
        } catch (ExecutionException | InterruptedException | TimeoutException failed) {
            throw new IllegalStateException("The program does not end.", failed);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
