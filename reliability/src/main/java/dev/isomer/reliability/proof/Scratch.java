package dev.isomer.reliability.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of temporary files that is removed at the end.
 *
 * @param folder where it is
 */
public record Scratch(Path folder) implements AutoCloseable {
    /** Makes one where temporary files go. */
    public static Scratch open() throws IOException {
        return new Scratch(Files.createTempDirectory("isomer-reliability-"));
    }

    @Override
    public void close() {
        Folders.remove(folder);
    }
}
