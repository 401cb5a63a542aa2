package dev.isomer.web.task;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.snapshot.InvalidSnapshotException;
import dev.isomer.storage.snapshot.SnapshotFile;
import dev.isomer.storage.snapshot.SnapshotRefusedException;
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
 * @param isAlone whether there is nothing else, so that the folder is as it was made
 */
record LaidSnapshot(Path folder, List<Path> files, boolean isAlone) {
    /** Nothing, wherever. */
    static final LaidSnapshot NONE = new LaidSnapshot(Path.of(""), List.of(), true);

    private static final String ENDING = ".json";

    /** What is in the folder of a store that is not open. */
    static LaidSnapshot in(StoreUrl store) throws IOException {
        Path folder = StoreOpener.place(store);
        if (!Files.isDirectory(folder)) {
            return new LaidSnapshot(folder, List.of(), true);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.sorted().toList();
            List<Path> files = all.stream()
                    .filter(entry -> entry.toString().endsWith(ENDING) && Files.isRegularFile(entry))
                    .toList();
            return new LaidSnapshot(folder, files, files.size() == all.size());
        }
    }

    boolean isThere() {
        return !files.isEmpty();
    }

    /** Refuses what could not be loaded into a new store, before there is one. */
    void check(StoreUrl store) throws IOException {
        try (Store trial = StoreOpener.openTrial(store)) {
            List<String> obstacles = one().obstacles(trial);
            if (!obstacles.isEmpty()) {
                throw refused(String.join(System.lineSeparator(), obstacles));
            }
        }
    }

    /** Loads it into a store that never had any rows; says so, or why not. */
    void load(Store store, Console console) throws IOException {
        if (hadRows(store)) {
            console.err()
                    .println("Not loaded, since the store has, or had, rows of its own: " + names()
                            + ". To replace them: ./run.sh restore FILE --replace");
            return;
        }
        SnapshotFile file = one();
        try (ProgressBar bar = new ProgressBar(console, "Loading")) {
            Totals loaded =
                    new Totals(file.restore(store, progress -> bar.at(progress.rowsDone(), progress.rowsInAll())));
            bar.close();
            console.err().println("Loaded " + files.get(0) + ": " + loaded.brief() + ".");
        } catch (InvalidSnapshotException | SnapshotRefusedException refused) {
            throw refused(String.valueOf(refused.getMessage()));
        }
    }

    private static boolean hadRows(Store store) {
        return store.read(transaction -> {
            for (EntityType<?> type : CatalogSchema.SCHEMA.types()) {
                if (transaction.rows().lastId(type) > 0) {
                    return true;
                }
            }
            return false;
        });
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
