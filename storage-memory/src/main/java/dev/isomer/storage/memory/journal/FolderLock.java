package dev.isomer.storage.memory.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others out of a folder: other processes by one file, this process by another.
 *
 * <pre>
 *   LOCK.process   opened by whoever tries; Java remembers who of this process has it
 *   LOCK           opened by who has the first one alone, and never read
 * </pre>
 *
 * <p>Two files, because closing any descriptor of a file gives back every lock that the process has on it (POSIX,
 * {@code fcntl}): an attempt in this process that is refused would let another process in. What the first file loses in
 * this way is what the operating system knows of it, and that is not asked for.
 */
final class FolderLock implements Closeable {
    static final String NAME = "LOCK";
    private static final String OF_PROCESS = NAME + ".process";

    private final FileChannel ofProcess;
    private final FileChannel ofAll;

    private FolderLock(FileChannel ofProcess, FileChannel ofAll) {
        this.ofProcess = ofProcess;
        this.ofAll = ofAll;
    }

    /** Takes a folder, or gives null if somebody has it. */
    static @Nullable FolderLock take(Path folder, FileAttribute<?>[] permissions) throws IOException {
        FileChannel ofProcess = lock(folder.resolve(OF_PROCESS), permissions);
        if (ofProcess == null) {
            return null;
        }
        FileChannel ofAll = null;
        try {
            ofAll = lock(folder.resolve(NAME), permissions);
            return ofAll == null ? null : new FolderLock(ofProcess, ofAll);
        } finally {
            if (ofAll == null) {
                ofProcess.close();
            }
        }
    }

    private static @Nullable FileChannel lock(Path file, FileAttribute<?>[] permissions) throws IOException {
        FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), permissions);
        boolean done = false;
        try {
            done = channel.tryLock() != null;
            return done ? channel : null;
        } catch (OverlappingFileLockException ours) {
            return null;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (ofProcess) {
            ofAll.close();
        }
    }
}
