package dev.isomer.testservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Runs a server, and ends it with the JVM. A shell, whose input is a pipe from this JVM, starts the server, sends it
 * signals as it is told, and reads the end of its input when the JVM is gone, however it ended: then it stops the
 * server and removes the server's folder.
 *
 * <p>Thread-safe.
 */
final class Watchdog implements AutoCloseable {
    /** How long a server may take to be ready or to end: far more than it needs. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int KEPT_LINES = 120;
    private static final String DONE = "[watchdog: done]";
    private static final String ENDED = "[watchdog: the server ended]";

    /**
     * All processes of the server write to the pipe of cat, which therefore ends with the last of them. The children of
     * a server are stopped before they are killed, so that none is made meanwhile. A killed PostgreSQL leaves a segment
     * of shared memory, whose id is in the seventh line of its file.
     */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            exec 2>/dev/null
            folder=$1 orderly=$2 quick=$3
            shift 3
            stall() {
              for one in "$@"; do
                kill -STOP "$one"
                while grep -q '^State:.[^TZX]' "/proc/$one/status"; do :; done
              done
            }
            all() {
              echo "$pid $(cat "/proc/$pid/task/$pid/children")"
            }
            while read -r word port && pid=$(cat "$folder/pid" || true); do
              case $word in
                start) { sh -c 'echo $$ >"$0"; exec "$@" </dev/null 2>&1' "$folder/pid" "$@" --port="$port" | cat
                         rm -f "$folder/pid"
                         echo '%2$s'; } & ;;
                stop) kill -"$orderly" "$pid" ;;
                kill) stall $pid; stall $(all); kill -KILL $(all) ;;
                stall) stall $pid; stall $(all) ;;
                resume) kill -CONT $(all) ;;
              esac
              echo '%1$s'
            done
            pid=$(cat "$folder/pid") && { kill -CONT $(all); kill -"$quick" "$pid"; }
            wait
            segment=$(sed -n '7s/.* //p' "$folder/data/postmaster.pid") && ipcrm -m "$segment"
            rm -rf "$folder"
            """.formatted(DONE, ENDED);

    private final String name;
    private final Process shell;
    private final Writer orders;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private int answers;
    private boolean ready;
    private boolean running;
    private boolean toldToEnd;

    /**
     * @param folder the server's own, with its data in {@code data}; removed in the end
     * @param command runs the server in the foreground; {@code --port=} is added
     */
    Watchdog(Path folder, Recipe recipe, List<String> command) throws IOException {
        name = folder.getFileName().toString();
        shell = new ProcessBuilder(Command.of(
                                List.of("sh", "-c", SCRIPT, "watchdog", folder.toString()),
                                List.of(recipe.orderlySignal(), recipe.quickSignal()),
                                command)
                        .words())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        orders = shell.outputWriter();
        Thread reader = new Thread(this::readAll, "log of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll() {
        try (BufferedReader lines = shell.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized void read(String line) {
        if (line.equals(DONE)) {
            answers++;
        } else if (line.equals(ENDED)) {
            running = false;
            if (ready && !toldToEnd) {
                // It crashed: what it wrote is the only trace, and the tests see refused connections alone.
                System.err.println("The server of " + name + " ended by itself; the last that it wrote:\n" + log());
            }
        } else {
            ready |= line.contains("ready for connections") || line.contains("ready to accept connections");
            lastLines.addLast(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.removeFirst();
            }
        }
        notifyAll();
    }

    synchronized boolean isRunning() {
        return running;
    }

    /** Whether the server is ready now; if not, it has ended, and {@link #log()} says why. */
    synchronized boolean start(int port) {
        lastLines.clear();
        ready = false;
        toldToEnd = false;
        running = true;
        order("start " + port);
        await("ready", () -> ready || !running);
        return running;
    }

    /** Ends the server by this order. */
    synchronized void end(String order) {
        if (running) {
            toldToEnd = true;
            order(order);
            await("stopped", () -> !running);
        }
    }

    synchronized void order(String order) {
        int before = answers;
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException("The shell of the server has ended:\n" + log(), failure);
        }
        await("told to " + order, () -> answers > before);
    }

    /** The last lines that the server wrote. */
    synchronized String log() {
        return String.join("\n", lastLines);
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new IllegalStateException(
                            "The server was not " + what + " after " + PATIENCE.toSeconds() + " s:\n" + log());
                }
                wait(millis);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the server was " + what + ".", interruption);
        }
    }

    /** Stops the server at once and removes its folder; ready when both are gone. */
    @Override
    public void close() {
        try {
            synchronized (this) {
                toldToEnd = true;
            }
            orders.close();
            shell.waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
