package dev.isomer.storage.snapshot;

import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.Store;
import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Snapshots of in-memory stores by name, each a {@link SnapshotFile} {@code NAME.json} in one folder.
 *
 * <p>Making and restoring need an in-memory store; listing, looking and deleting need no store at all. Immutable, and
 * safe for use by any number of threads and programs.
 */
public final class NamedSnapshots {
    private final Path folder;
    private final InstantSource clock;
    private final boolean replaces;
    private final boolean leavesSecretsOut;

    private NamedSnapshots(Path folder, InstantSource clock, boolean replaces, boolean leavesSecretsOut) {
        this.folder = folder;
        this.clock = clock;
        this.replaces = replaces;
        this.leavesSecretsOut = leavesSecretsOut;
    }

    /** The snapshots in this folder, which the first one makes if it is not there. */
    public static NamedSnapshots in(Path folder, InstantSource clock) {
        return new NamedSnapshots(folder, clock, false, false);
    }

    /** The same, to replace what is there: a snapshot of the same name, and the rows of a store. */
    public NamedSnapshots replacing() {
        return new NamedSnapshots(folder, clock, true, leavesSecretsOut);
    }

    /** The same, to make snapshots without secrets; see {@link SnapshotFile#withoutSecrets}. */
    public NamedSnapshots withoutSecrets() {
        return new NamedSnapshots(folder, clock, replaces, true);
    }

    /** As {@link #create(Store, String)}, under the time in UTC, as {@code 20260131_120000}. */
    public NamedSnapshot create(Store store) throws IOException {
        return create(store, SnapshotName.of(clock.instant()));
    }

    /**
     * Makes a snapshot of the newest state of a store.
     *
     * @throws SnapshotRefusedException if the store is not in memory, the name cannot be used, or is used already
     * @throws IOException if the file cannot be written
     */
    public NamedSnapshot create(Store store, String name) throws IOException {
        Path file = file(name);
        requireMemory(store);
        Instant time = clock.instant();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, forTheOwner());
        }
        new SnapshotFile(file, replaces, leavesSecretsOut, new Disk() {}).write(store, time, progress -> {});
        return look(name, file);
    }

    private FileAttribute<?>[] forTheOwner() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** All snapshots, by name; damaged ones too, with what is wrong. Reads the beginning and end of each file alone. */
    public List<NamedSnapshot> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SnapshotName.ENDING))
                    .map(file -> file.substring(0, file.length() - SnapshotName.ENDING.length()))
                    .filter(SnapshotName::isName)
                    .sorted()
                    .toList();
        }
        List<NamedSnapshot> snapshots = new ArrayList<>();
        for (String name : names) {
            info(name).ifPresent(snapshots::add);
        }
        return snapshots;
    }

    /**
     * A snapshot, if there is one of this name. Reads the beginning and end of its file alone.
     *
     * @throws SnapshotRefusedException if it can be no name of a snapshot
     */
    public Optional<NamedSnapshot> info(String name) throws IOException {
        Path file = file(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(look(name, file)) : Optional.empty();
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        }
    }

    private static NamedSnapshot look(String name, Path file) throws IOException {
        Instant time = Files.getLastModifiedTime(file).toInstant();
        long sizeBytes = Files.size(file);
        try {
            return new NamedSnapshot(
                    name, time, sizeBytes, SnapshotFile.at(file).info(), null);
        } catch (InvalidSnapshotException damaged) {
            return new NamedSnapshot(name, time, sizeBytes, null, damaged.getMessage());
        }
    }

    /**
     * Removes a snapshot.
     *
     * @return whether there was one of this name
     * @throws SnapshotRefusedException if it can be no name of a snapshot
     */
    public boolean delete(String name) throws IOException {
        Path file = file(name);
        return Files.isRegularFile(file) && Files.deleteIfExists(file);
    }

    /**
     * Fills a store with what a snapshot has; see {@link SnapshotFile#restore(Store, Consumer)}.
     *
     * @throws SnapshotRefusedException if the store is not in memory, or has, or had, rows that are not to be replaced,
     *     or there is no snapshot of this name
     */
    public List<TypeTotal> restore(Store store, String name, Consumer<? super Progress> progress) throws IOException {
        Path file = file(name);
        requireMemory(store);
        if (!Files.isRegularFile(file)) {
            throw new SnapshotRefusedException(
                    Reason.MISSING, "There is no snapshot " + name + " in " + folder + "; list those that there are.");
        }
        return new SnapshotFile(file, replaces, leavesSecretsOut, new Disk() {}).restore(store, progress);
    }

    private Path file(String name) {
        return folder.resolve(SnapshotName.require(name) + SnapshotName.ENDING);
    }

    private static void requireMemory(Store store) {
        InMemory.require(
                store,
                "Snapshots",
                "backup FILE and restore FILE, which write and read the same format on every engine.");
    }
}
