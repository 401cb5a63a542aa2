package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.Stores;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Where {@code ./verify.sh} begins and ends; with the engines on the class path, any Java can start it. Two properties
 * are for the script alone: {@code isomer.terminal}, whether progress is written over, and {@code isomer.temporary}, a
 * folder of temporary files that it made for this process, which is removed with all that is in it.
 */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code; a signal removes what the run made first. */
    public static void main(String[] arguments) {
        String version = Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "not packaged");
        VerifyCommand command = new VerifyCommand(new VerifyCommand.Surroundings(
                System.out,
                System.err,
                Boolean.getBoolean("isomer.terminal"),
                Path.of("").toAbsolutePath(),
                version,
                Clock.systemUTC(),
                System::nanoTime,
                Stores::engineOf));
        String temporary = System.getProperty("isomer.temporary");
        Thread atEnd = new Thread(
                () -> {
                    if (command.stop()) {
                        System.err.println(System.lineSeparator() + "Stopped; the databases for tests are removed.");
                    }
                    if (temporary != null) {
                        ScratchEngine.removeTree(Path.of(temporary));
                    }
                },
                "end");
        Runtime.getRuntime().addShutdownHook(atEnd);
        try {
            System.exit(command.run(List.of(arguments)));
        } catch (Verification.StoppedException signalled) {
            // The process is ending, with the exit code of the signal.
            return;
        }
    }
}
