package dev.isomer.web.task;

import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Task;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;

/** A store in detail, as its engine shows it, without changing it. */
final class FsckTask {
    private final PrintStream out;

    FsckTask(Console console) {
        this.out = console.out();
    }

    ExitCode run(Task.Check task) {
        AtomicReference<String> newest = new AtomicReference<>("");
        Inspection inspection = Stores.inspect(task.store().url(), line -> {
            out.println(line);
            newest.set(line);
        });
        // An engine may end its details with what it has to say in all.
        if (!inspection.summary().equals(newest.get())) {
            out.println(inspection.summary());
        }
        for (Finding finding : inspection.findings()) {
            out.println("Wrong: " + finding);
        }
        if (!inspection.findings().isEmpty()) {
            return ExitCode.DAMAGED;
        }
        return inspection.found() == Found.STORE ? ExitCode.OK : ExitCode.STORE;
    }
}
