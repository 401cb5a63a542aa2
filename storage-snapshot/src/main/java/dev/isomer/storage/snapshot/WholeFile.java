package dev.isomer.storage.snapshot;

import java.io.IOException;
import java.nio.file.Path;

/** Writes files other than snapshots as safely: whole or not at all, forced to the disk, for their owner alone. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Refuses a file that {@link #write} would refuse, before there is anything to write.
     *
     * @throws SnapshotRefusedException when it is there and not to be replaced, or cannot be written
     */
    public static void require(Path file, boolean replaces) {
        at(file, replaces).requireTarget();
    }

    /**
     * Writes a file.
     *
     * @param replaces whether a file that is there is replaced
     * @throws SnapshotRefusedException as {@link #require} does; nothing was written
     * @throws IOException when the disk fails; there is what was there before
     */
    public static void write(Path file, boolean replaces, byte[] content) throws IOException {
        at(file, replaces).write(null, out -> {
            out.write(content);
            return content.length;
        });
    }

    private static SafeFile at(Path file, boolean replaces) {
        return new SafeFile(new Disk() {}, file, replaces);
    }
}
