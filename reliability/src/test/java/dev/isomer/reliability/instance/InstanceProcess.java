package dev.isomer.reliability.instance;

import dev.isomer.reliability.Harness;
import dev.isomer.reliability.process.ProgramRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A running {@link Instance}, whose words go into a ledger. Used by one thread. */
final class InstanceProcess implements AutoCloseable {
    private final String name;
    private final Ledger ledger;
    private final ProgramRun run;
    private final List<String> others = new ArrayList<>();
    private long acknowledged;

    private InstanceProcess(String name, Ledger ledger, Process process) {
        this.name = name;
        this.ledger = ledger;
        this.run = new ProgramRun(process, this::take);
    }

    /** Starts one on the class path of this test, with the jar of writers before it, whose archive it takes too. */
    static InstanceProcess start(String name, String url, Conduct conduct, long seed, Ledger ledger) {
        List<String> options = List.of("-Xmx96m", "-Dslf4j.internal.verbosity=ERROR");
        List<String> command = Harness.WRITERS.java(options, System.getProperty("java.class.path"));
        command.addAll(List.of(Instance.class.getName(), name, String.valueOf(seed)));
        command.addAll(conduct.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(Instance.URL, url);
        try {
            return new InstanceProcess(name, ledger, builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void take(String line) {
        synchronized (others) {
            if (ledger.take(line)) {
                acknowledged++;
            } else if (!line.startsWith("begun ") && !line.startsWith("removing ")) {
                others.add(line);
            }
        }
    }

    private long acknowledged() {
        synchronized (others) {
            return acknowledged;
        }
    }

    /** What it printed so far beside what it began and what it acknowledged. */
    List<String> others() {
        synchronized (others) {
            return List.copyOf(others);
        }
    }

    /** Waits until so many more are acknowledged; false if it has ended. */
    boolean awaitMore(int more) {
        long enough = acknowledged() + more;
        run.await(() -> acknowledged() >= enough, this::others);
        return acknowledged() >= enough;
    }

    /** Waits for a line, none of an acknowledgement, with these words in it. */
    void awaitOther(String words) {
        run.await(() -> has(words), this::others);
        if (!has(words)) {
            throw new IllegalStateException("It ended without " + words + ": " + others());
        }
    }

    private boolean has(String words) {
        return others().stream().anyMatch(line -> line.contains(words));
    }

    String name() {
        return name;
    }

    ProgramRun run() {
        return run;
    }

    /** Kills it, and has the ledger know that it says no more. */
    void kill() {
        run.kill();
        ledger.end(name);
    }

    /** Lets it end what it does, and close its store; it says so at the end. */
    void end() {
        run.endInput();
        run.end();
        ledger.end(name);
        if (!has("end")) {
            ledger.addWrong(name + " did not end in order: " + others());
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
