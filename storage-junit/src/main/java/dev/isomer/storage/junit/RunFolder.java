package dev.isomer.storage.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the stores of one run keep files, made when the first store needs it:
 *
 * <pre>
 *   isomer-test-1234-567/     of the process 1234, for its owner alone
 *     lock                    which the run holds as long as it lives
 *     1/store.db
 *     2/store.db
 * </pre>
 *
 * A lock that nobody holds is of a run that was killed: the next run removes what it has left. It leaves alone what is
 * of its own process, as closing any descriptor of a file drops all locks that the process has on it.
 */
final class RunFolder implements AutoCloseable {
    private static final String PREFIX = "isomer-test-";
    private static final String LOCK = "lock";

    private final Path parent;
    private final Consumer<String> lines;
    private @Nullable Path folder;
    private @Nullable FileChannel lock;
    private int count;

    /** A folder that will be in {@code parent}; what cannot be removed of others is said in a line. */
    RunFolder(Path parent, Consumer<String> lines) {
        this.parent = parent;
        this.lines = lines;
    }

    /** A new, empty folder. */
    synchronized Path next() throws IOException {
        Path of = folder;
        if (of == null) {
            of = make();
            folder = of;
            removeLeftovers(of);
        }
        count++;
        return Files.createDirectory(of.resolve(Integer.toString(count)));
    }

    /** It gets its name when it is locked, so that no other run takes it for left over. */
    private Path make() throws IOException {
        Path starting = Files.createTempDirectory(parent, "isomer-starting-");
        FileChannel channel =
                FileChannel.open(starting.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock = channel;
        channel.lock();
        String random = starting.getFileName().toString().replaceAll("\\D", "");
        Path named = parent.resolve(PREFIX + ProcessHandle.current().pid() + "-" + random);
        return Files.move(starting, named, StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeLeftovers(Path own) throws IOException {
        String ofThisProcess = PREFIX + ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : folders) {
                if (!other.getFileName().toString().startsWith(ofThisProcess)) {
                    removeIfLeftOver(other, own);
                }
            }
        }
    }

    private void removeIfLeftOver(Path other, Path own) {
        try {
            if (!Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                    || !Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))
                    || !Files.exists(other.resolve(LOCK))) {
                return;
            }
            try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
                    FileLock free = channel.tryLock()) {
                if (free != null) {
                    remove(other);
                }
            }
        } catch (IOException failure) {
            if (Files.exists(other)) {
                lines.accept("A run of tests that was killed has left " + other + ", which could not be removed ("
                        + failure + "); remove it.");
            }
        }
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermostFirst) {
                Files.delete(file);
            }
        }
    }

    /** The lock is given back last, when another run finds nothing to remove any more. */
    @Override
    public synchronized void close() {
        Path of = folder;
        folder = null;
        if (of == null) {
            return;
        }
        try (FileChannel held = lock;
                DirectoryStream<Path> stores = Files.newDirectoryStream(of, store -> !store.endsWith(LOCK))) {
            for (Path store : stores) {
                remove(store);
            }
            Files.deleteIfExists(of.resolve(LOCK));
            Files.deleteIfExists(of);
        } catch (IOException failure) {
            throw new UncheckedIOException("The files of this run's stores could not all be removed.", failure);
        }
    }
}
