package dev.isomer.web.task;

import dev.isomer.storage.Store;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.snapshot.StoreCopy;
import dev.isomer.storage.snapshot.TypeTotal;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Everything in one store to another one. */
final class MigrateTask {
    private final Console console;
    private final StoreOpener opener;

    MigrateTask(Console console) {
        this.console = console;
        this.opener = new StoreOpener(console);
    }

    ExitCode run(Task.Migrate task) throws IOException {
        requireTwo(StoreOpener.place(task.from()), StoreOpener.place(task.to()));
        Inspection from = StoreLook.requireThere(task.from());
        opener.requireHeap(task.from(), task.to());
        return task.checkOnly() ? check(task, StoreLook.hindrances(task.from(), from)) : copy(task);
    }

    /** Refuses one store under two names. */
    private static void requireTwo(Path from, Path to) throws IOException {
        if (from.equals(to) || Files.exists(from) && Files.exists(to) && Files.isSameFile(from, to)) {
            throw new Refusal(
                    ExitCode.USAGE, "FROM and TO are both " + from + "; name two stores. Nothing was changed.");
        }
    }

    private ExitCode copy(Task.Migrate task) {
        try (Store from = opener.open(task.from());
                Store to = opener.openPatiently(task.to());
                ProgressBar bar = new ProgressBar(console, "Copying")) {
            StoreCopy copy = StoreCopy.between(from, to);
            List<TypeTotal> totals = (task.replace() ? copy.replacing() : copy)
                    .run(progress -> bar.at(progress.rowsDone(), progress.rowsInAll()));
            bar.close();
            console.out()
                    .println("Copied " + StoreOpener.place(task.from()) + " to " + StoreOpener.place(task.to()) + ":");
            new Totals(totals).table(", equal on both sides").forEach(console.out()::println);
        }
        return ExitCode.OK;
    }

    private ExitCode check(Task.Migrate task, List<String> hindrances) {
        List<String> obstacles = hindrances.isEmpty() ? obstacles(task) : hindrances;
        obstacles.forEach(console.out()::println);
        console.out().println(obstacles.isEmpty() ? "Nothing is in the way." : "Nothing was changed.");
        return obstacles.isEmpty() ? ExitCode.OK : ExitCode.UNEXPECTED;
    }

    private List<String> obstacles(Task.Migrate task) {
        try (Store from = opener.openToLook(task.from())) {
            return StoreCopy.check(from, task.to().url(), StoreOpener.patient(), task.replace());
        }
    }
}
