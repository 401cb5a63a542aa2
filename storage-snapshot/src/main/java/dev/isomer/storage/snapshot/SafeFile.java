package dev.isomer.storage.snapshot;

import dev.isomer.storage.snapshot.SnapshotRefusedException.Reason;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file so that there is the old one or the new one, whatever happens:
 *
 * <pre>
 *   .NAME.….tmp, for the owner alone ─► write ─► force ─► rename ─► force the folder
 *        └──────────── anything fails: the temporary file is removed ────┘
 * </pre>
 */
final class SafeFile {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Disk disk;
    private final Path target;
    private final boolean replaces;

    SafeFile(Disk disk, Path target, boolean replaces) {
        this.disk = disk;
        this.target = target;
        this.replaces = replaces;
    }

    /** What is written. */
    interface Body<R> {
        R write(OutputStream out) throws IOException;
    }

    /** Writes a file, whose time is the given one, or the clock's of the system where it is null. */
    <R> R write(@Nullable Instant time, Body<R> body) throws IOException {
        Path folder = requireTarget();
        Path temporary = disk.temporary(folder, "." + target.getFileName() + ".");
        try {
            R result = writeTo(temporary, body);
            if (time != null) {
                Files.setLastModifiedTime(temporary, FileTime.from(time));
            }
            requireTarget();
            disk.move(temporary, target);
            disk.forceFolder(folder);
            return result;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path folder() {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null || target.getFileName() == null) {
            throw new SnapshotRefusedException(Reason.NAME, target + " names no file; add a name.");
        }
        return parent;
    }

    /** Refuses a file that cannot be written as things are; its folder. */
    Path requireTarget() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            throw new SnapshotRefusedException(
                    Reason.MISSING, "There is no folder " + folder + "; make it, or name another file.");
        }
        boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (there && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new SnapshotRefusedException(
                    Reason.NAME, target + " is there and no file that can be replaced; use another name.");
        }
        if (there && !replaces) {
            throw new SnapshotRefusedException(
                    Reason.EXISTS, target + " is there already; use another name, or say that it is to be replaced.");
        }
        return folder;
    }

    private <R> R writeTo(Path temporary, Body<R> body) throws IOException {
        try (FileOutputStream file = disk.open(temporary)) {
            OutputStream buffered = new BufferedOutputStream(file, BUFFER_BYTES);
            R result = body.write(buffered);
            buffered.flush();
            disk.force(file);
            return result;
        }
    }
}
