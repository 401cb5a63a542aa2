package dev.isomer.storage.memory;

import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.memory.journal.Disk;
import dev.isomer.storage.model.Finding;
import java.io.IOException;
import java.util.List;

/** Refuses every change of a store that was opened to be read. */
record ReadOnlyLog(Disk disk) implements CommitLog {
    @Override
    public long append(Root before, Root after) {
        throw new StorageFailureException(
                "The store in " + disk + " was opened with recover=read-only, and takes no changes.", null);
    }

    @Override
    public void await(long number) {
        // What can be read is not going to change.
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }

    @Override
    public void close() {
        try {
            disk.close();
        } catch (IOException failed) {
            throw new StorageFailureException("The folder " + disk + " could not be let go of: " + failed, failed);
        }
    }
}
