package dev.isomer.storage.snapshot;

import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.Store;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A store in memory as the database file of another engine, which is whole or not there: it is made in a folder beside
 * its place, for the owner alone, forced to the disk and then moved.
 *
 * <p>Immutable, and safe for use by any number of threads.
 */
public final class StoreDump {
    private final Path file;
    private final boolean replaces;

    private StoreDump(Path file, boolean replaces) {
        this.file = file;
        this.replaces = replaces;
    }

    /** The dump in this file, which may be there or not. */
    public static StoreDump at(Path file) {
        return new StoreDump(file, false);
    }

    /** The same, to replace a file that is there. */
    public StoreDump replacing() {
        return new StoreDump(file, true);
    }

    /**
     * Refuses what {@link #write} would; for a program that writes at its end and checks at its start.
     *
     * @throws SnapshotRefusedException if the store is not in memory, the file is there already or in use, or its
     *     folder is not there
     */
    public void check(Store store) throws IOException {
        place(store);
    }

    /**
     * Writes the newest state of a store. If anything is thrown, the file is as it was.
     *
     * @param open opens a new store of the same schema in a file that is not there yet, by its URL; with a
     *     {@code writeLimit} that is long enough
     * @param progress is told how far it is, at the latest after each thousand rows
     * @throws SnapshotRefusedException as {@link #check}
     * @throws dev.isomer.storage.error.StoreException what the new store refuses, or fails with
     * @throws IOException if the file cannot be written
     */
    public List<TypeTotal> write(Store store, Function<? super Path, Store> open, Consumer<? super Progress> progress)
            throws IOException {
        Path folder = place(store);
        Path workshop = Files.createTempDirectory(folder, "." + file.getFileName() + ".");
        try {
            Path made = workshop.resolve(file.getFileName());
            List<TypeTotal> totals;
            try (Store target = open.apply(made)) {
                totals = StoreCopy.between(store, target).run(progress);
            }
            force(made);
            place(store);
            Disk disk = new Disk() {};
            disk.move(made, file);
            disk.forceFolder(folder);
            return totals;
        } finally {
            remove(workshop);
        }
    }

    private static void force(Path made) throws IOException {
        try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private Path place(Store store) throws IOException {
        InMemory.require(store, "Dumps", "migrate FROM TO, which copies any store to any other.");
        Path folder = new SafeFile(new Disk() {}, file, replaces).requireTarget();
        try (Stream<Path> siblings = Files.list(folder)) {
            String companions = file.getFileName() + "-";
            siblings.filter(each -> each.getFileName().toString().startsWith(companions))
                    .findAny()
                    .ifPresent(companion -> {
                        throw new SnapshotRefusedException(
                                Reason.NAME,
                                file + " cannot be written while there is " + companion
                                        + ", which may belong to it; close the program that has it open, or use"
                                        + " another name.");
                    });
        }
        return folder;
    }

    private static void remove(Path workshop) throws IOException {
        try (Stream<Path> left = Files.list(workshop)) {
            for (Path each : left.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(workshop);
    }
}
