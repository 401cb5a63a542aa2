package dev.isomer.web.task;

import dev.isomer.storage.Store;
import dev.isomer.storage.snapshot.NamedSnapshot;
import dev.isomer.storage.snapshot.NamedSnapshots;
import dev.isomer.storage.snapshot.SnapshotInfo;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Settings.Saving;
import dev.isomer.web.command.StoreUrl;
import dev.isomer.web.command.Task;
import dev.isomer.web.page.Sizes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Named snapshots: making, listing, looking, restoring, deleting. */
public final class SnapshotTasks {
    private final Console console;
    private final NamedSnapshots snapshots;
    private final Path folder;

    /** The snapshots in a folder, made at times of this clock. */
    public SnapshotTasks(Console console, InstantSource clock, Path folder) {
        this.console = console;
        this.folder = folder.toAbsolutePath().normalize();
        this.snapshots = NamedSnapshots.in(this.folder, clock);
    }

    ExitCode list() throws IOException {
        List<NamedSnapshot> all = snapshots.list();
        PrintStream out = console.out();
        if (all.isEmpty()) {
            out.println("There are no snapshots in " + folder + ".");
        }
        for (NamedSnapshot each : all) {
            out.println(each.name() + "  " + facts(each) + "  "
                    + each.contents()
                            .map(info -> new Totals(info.totals()).brief())
                            .orElse(each.problem()));
        }
        return ExitCode.OK;
    }

    private static String facts(NamedSnapshot snapshot) {
        return snapshot.time().truncatedTo(ChronoUnit.SECONDS) + "  " + Sizes.text(snapshot.sizeBytes());
    }

    ExitCode show(String name) throws IOException {
        NamedSnapshot snapshot = require(name);
        PrintStream out = console.out();
        out.println(snapshot.name() + "  " + facts(snapshot));
        Optional<SnapshotInfo> info = snapshot.contents();
        if (info.isEmpty()) {
            out.println(snapshot.problem());
            return ExitCode.DAMAGED;
        }
        new Totals(info.get().totals()).table("").forEach(out::println);
        info.get().leftOut().forEach(type -> out.println("  " + type + " left out"));
        return ExitCode.OK;
    }

    ExitCode delete(String name) throws IOException {
        if (!snapshots.delete(name)) {
            throw missing(name);
        }
        console.out().println("Deleted the snapshot " + name + ".");
        return ExitCode.OK;
    }

    private NamedSnapshot require(String name) throws IOException {
        return snapshots.info(name).orElseThrow(() -> missing(name));
    }

    private Refusal missing(String name) {
        return new Refusal(
                ExitCode.NAME,
                "There is no snapshot " + name + " in " + folder + "; see those that there are with:"
                        + " ./run.sh --list-snapshots");
    }

    /** Refuses names that cannot be loaded or saved, before anything is opened. */
    public void check(Saving saving) throws IOException {
        if (saving.load().isPresent()) {
            require(saving.load().get());
        }
        if (saving.snapshot().isPresent()
                && snapshots.info(saving.snapshot().get()).isPresent()
                && !saving.replace()) {
            throw new Refusal(
                    ExitCode.NAME,
                    "There is a snapshot " + saving.snapshot().get() + " in " + folder
                            + " already; use another name, or add --replace.");
        }
    }

    /** Loads a snapshot into a store. */
    public void load(Store store, String name, boolean replace) throws IOException {
        NamedSnapshots target = replace ? snapshots.replacing() : snapshots;
        try (ProgressBar bar = new ProgressBar(console, "Loading")) {
            Totals loaded = new Totals(
                    target.restore(store, name, progress -> bar.at(progress.rowsDone(), progress.rowsInAll())));
            bar.close();
            console.err().println("Loaded the snapshot " + name + ": " + loaded.brief() + ".");
        }
    }

    /** Makes a snapshot of a store. */
    public void make(Store store, String name, Saving saving) throws IOException {
        NamedSnapshots target = saving.complete() ? snapshots : snapshots.withoutSecrets();
        NamedSnapshot made = (saving.replace() ? target.replacing() : target).create(store, name);
        console.out()
                .println("Saved the snapshot " + folder.resolve(name + ".json") + ": "
                        + new Totals(made.contents().orElseThrow().totals()).brief() + ".");
        String secrets = saving.complete() ? Secrets.words(store) : "";
        if (!secrets.isEmpty()) {
            console.err().println("It is complete with its secrets" + secrets + ", for you alone to read.");
        }
    }

    ExitCode restore(Task.RestoreSnapshot task) throws IOException {
        require(task.name());
        StoreUrl url = task.store();
        try (Store store = new StoreOpener(console).openPatiently(url)) {
            load(store, task.name(), task.replace());
        }
        return ExitCode.OK;
    }
}
