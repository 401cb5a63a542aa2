package dev.isomer.web.task;

import dev.isomer.storage.Store;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.snapshot.StoreCopy;
import dev.isomer.storage.snapshot.TypeTotal;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.StoreUrl;
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
        requireTwo(task.from(), task.to());
        Inspection from = StoreLook.requireThere(task.from());
        opener.requireHeap(task.from(), task.to());
        return task.checkOnly() ? check(task, StoreLook.hindrances(task.from(), from)) : copy(task);
    }

    /** Refuses one store under two names. */
    private static void requireTwo(StoreUrl from, StoreUrl to) throws IOException {
        if (from.place().equals(to.place()) || isOneFile(from, to) || isOneDatabase(from, to)) {
            throw new Refusal(
                    ExitCode.USAGE, "FROM and TO are both " + from.place() + "; name two stores. Nothing was changed.");
        }
    }

    private static boolean isOneFile(StoreUrl from, StoreUrl to) throws IOException {
        if (from.path().isEmpty() || to.path().isEmpty()) {
            return false;
        }
        Path one = from.path().get();
        Path other = to.path().get();
        return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }

    private static boolean isOneDatabase(StoreUrl from, StoreUrl to) {
        return from.server().isPresent()
                && from.server()
                        .map(StoreUrl.Server::identity)
                        .equals(to.server().map(StoreUrl.Server::identity));
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
                    .println(
                            "Copied " + task.from().place() + " to " + task.to().place() + ":");
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
