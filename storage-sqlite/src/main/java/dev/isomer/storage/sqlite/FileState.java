package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What shows, without opening it, whether a file changes.
 *
 * @param bytes its length
 * @param modified when it was last written
 * @param isUnfinished whether it has a rollback journal
 * @param logBytes the length of its log, which is above 0 while a store is open, and if it was not closed
 */
record FileState(long bytes, FileTime modified, boolean isUnfinished, long logBytes) {
    static FileState of(Path path) {
        try {
            String file = path.toRealPath().toString();
            Path log = Path.of(file + "-wal");
            return new FileState(
                    Files.size(path),
                    Files.getLastModifiedTime(path),
                    Files.exists(Path.of(file + "-journal")),
                    Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException failure) {
            throw new CannotOpenException(path + " cannot be looked at; check where it leads.", failure);
        }
    }
}
