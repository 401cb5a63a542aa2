package dev.isomer.reliability.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** New folders below one, which are removed together. Used by one thread. */
final class Folders {
    private final Path above;
    private int count;

    Folders(Path above) {
        this.above = above;
    }

    /** A folder that does not exist yet, in one that does. */
    Path next() {
        try {
            Files.createDirectories(above);
            count++;
            return above.resolve("store-" + count);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void remove() {
        remove(above);
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
