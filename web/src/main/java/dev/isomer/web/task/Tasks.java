package dev.isomer.web.task;

import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Does what the command line asks for beside serving. */
public final class Tasks {
    private final Console console;
    private final InstantSource clock;
    private final Predicate<String> isFixedPath;

    /**
     * For this console, with times of this clock.
     *
     * @param isFixedPath true for the paths that the server answers itself
     */
    public Tasks(Console console, InstantSource clock, Predicate<String> isFixedPath) {
        this.console = console;
        this.clock = clock;
        this.isFixedPath = isFixedPath;
    }

    /** Does it; what fails comes out as thrown, for {@link Failures}. */
    public ExitCode run(Task task) throws IOException {
        if (task instanceof Task.ListSnapshots list) {
            return snapshots(list.folder()).list();
        } else if (task instanceof Task.ShowSnapshot show) {
            return snapshots(show.folder()).show(show.name());
        } else if (task instanceof Task.DeleteSnapshot delete) {
            return snapshots(delete.folder()).delete(delete.name());
        } else if (task instanceof Task.RestoreSnapshot restore) {
            return snapshots(restore.folder()).restore(restore);
        } else if (task instanceof Task.Backup backup) {
            return new BackupTasks(console).backup(backup);
        } else if (task instanceof Task.Restore restore) {
            return new BackupTasks(console).restore(restore);
        } else if (task instanceof Task.Export export) {
            return exchange().export(export);
        } else if (task instanceof Task.Import imported) {
            return exchange().importDocument(imported);
        } else if (task instanceof Task.Migrate migrate) {
            return new MigrateTask(console).run(migrate);
        } else if (task instanceof Task.VerifyContent verify) {
            return new VerifyContentTask(console).run(verify);
        } else {
            return new FsckTask(console).run((Task.Check) task);
        }
    }

    private ExchangeTasks exchange() {
        return new ExchangeTasks(console, clock, new SecureRandom(), isFixedPath);
    }

    private SnapshotTasks snapshots(Path folder) {
        return new SnapshotTasks(console, clock, folder);
    }
}
