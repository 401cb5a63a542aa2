package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the file system, held by one process at a time.
 *
 * <p>Files are written through {@link RandomAccessFile}, not through a channel: a thread that is interrupted while it
 * writes through a channel closes it for all.
 */
public final class FolderDisk implements Disk {
    /** Opened once and never read: closing any other descriptor of it would give the lock back. */
    static final String LOCK = "LOCK";

    private final Path folder;
    private final boolean isPosix;
    private final FileChannel lockFile;

    private FolderDisk(Path folder, boolean isPosix, FileChannel lockFile) {
        this.folder = folder;
        this.isPosix = isPosix;
        this.lockFile = lockFile;
    }

    /**
     * Takes a folder, which is made if only its last name is missing, until it is closed.
     *
     * @throws CannotOpenException if another store has it, or if it cannot be written
     */
    public static FolderDisk open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        FileChannel channel = null;
        boolean done = false;
        try {
            boolean isPosix = isPosix(folder);
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, ownerOnly(isPosix, "rwx------"));
            }
            channel = FileChannel.open(
                    folder.resolve(LOCK),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    ownerOnly(isPosix, "rw-------"));
            if (tryLock(channel) == null) {
                throw new CannotOpenException(
                        folder + " is open already, in this or in another process; close it there first, or name"
                                + " another folder.",
                        null);
            }
            done = true;
            return new FolderDisk(folder, isPosix, channel);
        } catch (IOException failure) {
            throw new CannotOpenException(
                    folder + " cannot be used as a folder of a store; check that the folder above it exists, and that"
                            + " it may be written: " + failure,
                    failure);
        } finally {
            if (!done) {
                closeQuietly(channel);
            }
        }
    }

    private static boolean isPosix(Path folder) throws IOException {
        Path existing = Files.isDirectory(folder) ? folder : folder.getParent();
        return existing != null && Files.getFileStore(existing).supportsFileAttributeView("posix");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // What is to be told is why the folder could not be opened.
        }
    }

    private static FileAttribute<?>[] ownerOnly(boolean isPosix, String permissions) {
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public List<String> list() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> names.add(path.getFileName().toString()));
        }
        return names;
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(folder.resolve(name));
    }

    @Override
    public int read(String name, long position, byte[] into) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "r")) {
            file.seek(position);
            int total = 0;
            while (total < into.length) {
                int count = file.read(into, total, into.length - total);
                if (count < 0) {
                    break;
                }
                total += count;
            }
            return total;
        }
    }

    @Override
    public Appender create(String name) throws IOException {
        Path path = Files.createFile(folder.resolve(name), ownerOnly(isPosix, "rw-------"));
        return new FileAppender(new RandomAccessFile(path.toFile(), "rw"));
    }

    @Override
    public void force(String name) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.getFD().sync();
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    /** Where a folder can be opened at all, which is not the case on Windows. */
    @Override
    public void forceFolder() throws IOException {
        if (isPosix) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private record FileAppender(RandomAccessFile file) implements Appender {
        @Override
        public void append(byte[] bytes, int count) throws IOException {
            file.write(bytes, 0, count);
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
            file.seek(length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
