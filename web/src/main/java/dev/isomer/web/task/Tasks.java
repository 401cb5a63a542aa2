package dev.isomer.web.task;

import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Does what the command line asks for beside serving. */
public final class Tasks {
    private final Console console;
    private final InstantSource clock;

    /** For this console, with times of this clock. */
    public Tasks(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
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
        } else if (task instanceof Task.Migrate migrate) {
            return new MigrateTask(console).run(migrate);
        } else {
            return new FsckTask(console).run((Task.Check) task);
        }
    }

    private SnapshotTasks snapshots(Path folder) {
        return new SnapshotTasks(console, clock, folder);
    }
}
