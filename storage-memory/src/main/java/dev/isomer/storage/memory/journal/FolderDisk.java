package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A folder of the file system, held by one process at a time.
 *
 * <p>Files are written through {@link RandomAccessFile}, not through a channel: a thread that is interrupted while it
 * writes through a channel closes it for all.
 */
public final class FolderDisk implements Disk {
    static final String LOCK = FolderLock.NAME;

    private final Path folder;
    private final ReadableFolder files;
    private final boolean isPosix;
    private final FolderLock lock;

    private FolderDisk(Path folder, boolean isPosix, FolderLock lock) {
        this.folder = folder;
        this.files = new ReadableFolder(folder);
        this.isPosix = isPosix;
        this.lock = lock;
    }

    /**
     * Takes a folder, which is made if only its last name is missing, until it is closed.
     *
     * @throws CannotOpenException if another store has it, or if it cannot be written
     */
    public static FolderDisk open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        Path above = folder.getParent();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CannotOpenException(folder + " is a file; name a folder, which is made if there is none.", null);
        } else if (above != null && !Files.isDirectory(above)) {
            throw new CannotOpenException(
                    above + " does not exist; make it first, or name another folder than " + folder + ".", null);
        }
        try {
            boolean isPosix = isPosix(folder);
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, ownerOnly(isPosix, "rwx------"));
                if (above != null) {
                    // Or a power cut takes the folder with all that was forced in it.
                    force(above, isPosix);
                }
            }
            FolderLock lock = FolderLock.take(folder, ownerOnly(isPosix, "rw-------"));
            if (lock == null) {
                throw new CannotOpenException(
                        folder + " is open already, in this or in another process; close it there first, or name"
                                + " another folder.",
                        null);
            }
            return new FolderDisk(folder, isPosix, lock);
        } catch (IOException failure) {
            throw new CannotOpenException(
                    folder + " cannot be written; give this user the right to write there, or name another folder: "
                            + failure,
                    failure);
        }
    }

    private static boolean isPosix(Path folder) throws IOException {
        Path existing = Files.isDirectory(folder) ? folder : folder.getParent();
        return existing != null && Files.getFileStore(existing).supportsFileAttributeView("posix");
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
        return files.list();
    }

    @Override
    public long size(String name) throws IOException {
        return files.size(name);
    }

    @Override
    public int read(String name, long position, byte[] into) throws IOException {
        return files.read(name, position, into);
    }

    @Override
    public Appender create(String name) throws IOException {
        Path path = Files.createFile(folder.resolve(name), ownerOnly(isPosix, "rw-------"));
        return new FileAppender(new RandomAccessFile(path.toFile(), "rw"));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    @Override
    public void forceFolder() throws IOException {
        force(folder, isPosix);
    }

    /** Where a folder can be opened at all, which is not the case on Windows. */
    private static void force(Path folder, boolean isPosix) throws IOException {
        if (isPosix) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
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
