package dev.isomer.web.task;

import dev.isomer.storage.Store;
import dev.isomer.storage.snapshot.SnapshotFile;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.StoreUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A snapshot that somebody laid into the folder of a store, where a store that never had any rows takes it.
 *
 * @param folder the data folder
 * @param files all snapshots in it
 */
record LaidSnapshot(Path folder, List<Path> files) {
    /** Nothing, wherever. */
    static final LaidSnapshot NONE = new LaidSnapshot(Path.of(""), List.of());

    private static final String ENDING = ".json";

    /** What is in the folder of a store that is not open. */
    static LaidSnapshot in(StoreUrl store) throws IOException {
        Path folder = store.path().orElseThrow().toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return new LaidSnapshot(
                    folder,
                    entries.filter(entry -> entry.toString().endsWith(ENDING) && Files.isRegularFile(entry))
                            .sorted()
                            .toList());
        }
    }

    boolean isThere() {
        return !files.isEmpty();
    }

    /** Refuses what could not be loaded into a store that never had any rows, before it is opened. */
    void check(StoreUrl store) throws IOException {
        SnapshotFile file = one();
        try (Store trial = StoreOpener.openTrial(store)) {
            List<String> obstacles = file.obstacles(trial);
            if (!obstacles.isEmpty()) {
                throw refused(String.join(System.lineSeparator(), obstacles));
            }
        }
    }

    /** Loads it into a store that never had any rows. */
    void load(Store store, Console console) throws IOException {
        try (ProgressBar bar = new ProgressBar(console, "Loading")) {
            Totals loaded =
                    new Totals(one().restore(store, progress -> bar.at(progress.rowsDone(), progress.rowsInAll())));
            bar.close();
            console.err().println("Loaded " + files.get(0) + ": " + loaded.brief() + ".");
        }
    }

    /** Says why a store that has, or had, rows does not take it. */
    void leave(Console console) {
        console.err()
                .println("Not loaded, since the store has, or had, rows of its own: " + names()
                        + ". To replace them: ./run.sh restore FILE --replace");
    }

    private SnapshotFile one() {
        if (files.size() > 1) {
            throw refused(
                    "Several snapshots lie there, and one alone can be loaded: " + names() + ". Move the others away.");
        }
        return SnapshotFile.at(files.get(0));
    }

    private String names() {
        return files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
    }

    private Refusal refused(String reason) {
        return new Refusal(
                ExitCode.STORE,
                "The snapshot in the data folder " + folder + " cannot be loaded, and nothing was changed. " + reason);
    }
}
