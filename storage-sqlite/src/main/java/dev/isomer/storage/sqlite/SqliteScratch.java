package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.spi.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder beside a file, so on the same file system, with a folder in it for each database. */
final class SqliteScratch implements Scratch {
    private static final String SUFFIX = "-isomer-verify";
    /** How often a folder is emptied in which somebody still makes files. */
    private static final int ATTEMPTS = 1_000;

    private final Path file;
    private final Path folder;
    private boolean isPrepared;
    private boolean isRemoved;

    SqliteScratch(Path file) {
        this.file = SqliteInspection.required(file);
        this.folder = this.file.resolveSibling(this.file.getFileName() + SUFFIX);
    }

    @Override
    public List<String> leftovers() {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        return List.of(folder + " is there already, from a run that was killed or that still goes on. When none does,"
                + " remove it: rm -r '" + folder + "'");
    }

    @Override
    public synchronized void prepare() {
        requireNotRemoved();
        try {
            Files.createDirectory(folder, forOwnerAlone());
            isPrepared = true;
        } catch (FileAlreadyExistsException exists) {
            throw new CannotOpenException(String.join(" ", leftovers()), exists);
        } catch (IOException failure) {
            throw new CannotOpenException(
                    file.getParent() + " cannot be written, and databases for tests are made there; change its"
                            + " permissions, or copy the file elsewhere and name the copy.",
                    failure);
        }
    }

    private FileAttribute<?>[] forOwnerAlone() throws IOException {
        boolean isPosix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public synchronized String url(String name) {
        requireNotRemoved();
        try {
            return SqliteUrl.SCHEME + ":"
                    + Files.createDirectories(folder.resolve(name)).resolve("store.db");
        } catch (IOException failure) {
            throw new StorageFailureException(folder + " can no longer be written; check its disk.", failure);
        }
    }

    private void requireNotRemoved() {
        if (isRemoved) {
            throw new IllegalStateException("The databases for tests are removed already.");
        }
    }

    @Override
    public synchronized void remove(String name) {
        if (isPrepared) {
            removeTree(folder.resolve(name));
        }
    }

    @Override
    public synchronized void removeAll() {
        isRemoved = true;
        if (isPrepared) {
            removeTree(folder);
            isPrepared = false;
        }
    }

    /** Removes a folder in which files may still come and go: whoever has one open keeps it, without its name. */
    private static void removeTree(Path root) {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                removeOnce(root);
                return;
            } catch (IOException failure) {
                last = failure;
            }
        }
        throw new StorageFailureException(
                root + " could not be removed; remove it when nothing uses it: rm -r '" + root + "'", last);
    }

    private static void removeOnce(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException changed) {
            throw changed.getCause();
        }
    }
}
