package dev.isomer.storage.snapshot;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file is no snapshot, or damaged, or of another program; no store was changed. */
public final class InvalidSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long line;

    /** {@code line} is 0 where it is about the whole file; {@code problem} is a sentence, and says what to do. */
    InvalidSnapshotException(Path file, long line, String problem, @Nullable Throwable cause) {
        super("The snapshot " + file + " cannot be used" + (line > 0 ? ", line " + line : "") + ": " + problem, cause);
        this.file = file;
        this.line = line;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The line at which reading it ended, from 1 on; 0 where it is about the whole file. */
    public long line() {
        return line;
    }
}
