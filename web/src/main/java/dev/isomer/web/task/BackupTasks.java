package dev.isomer.web.task;

import dev.isomer.storage.Store;
import dev.isomer.storage.snapshot.SnapshotFile;
import dev.isomer.storage.snapshot.TypeTotal;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Task;
import java.io.IOException;
import java.util.List;

/** A store of any engine to a file, and back. */
final class BackupTasks {
    private final Console console;

    BackupTasks(Console console) {
        this.console = console;
    }

    ExitCode backup(Task.Backup task) throws IOException {
        SnapshotFile whole = SnapshotFile.at(task.file());
        SnapshotFile file = task.complete() ? whole : whole.withoutSecrets();
        StoreLook.requireThere(task.store());
        try (Store store = new StoreOpener(console).open(task.store());
                ProgressBar bar = new ProgressBar(console, "Writing")) {
            List<TypeTotal> totals = (task.replace() ? file.replacing() : file)
                    .write(store, progress -> bar.at(progress.rowsDone(), progress.rowsInAll()));
            bar.close();
            console.out()
                    .println("Wrote " + task.file() + (task.complete() ? ", complete with its" : " without")
                            + " secrets" + (task.complete() ? Secrets.words(store) : "")
                            + ", for you alone to read:");
            new Totals(totals).table("").forEach(console.out()::println);
        }
        return ExitCode.OK;
    }

    ExitCode restore(Task.Restore task) throws IOException {
        SnapshotFile file = SnapshotFile.at(task.file());
        file.verify();
        try (Store store = new StoreOpener(console).openPatiently(task.store());
                ProgressBar bar = new ProgressBar(console, "Restoring")) {
            List<TypeTotal> totals = (task.replace() ? file.replacing() : file)
                    .restore(store, progress -> bar.at(progress.rowsDone(), progress.rowsInAll()));
            bar.close();
            console.out()
                    .println("Restored " + task.file() + " into " + task.store().place() + ":");
            new Totals(totals).table("").forEach(console.out()::println);
        }
        return ExitCode.OK;
    }
}
