package dev.isomer.storage.sqlite;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.StorageFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a fork is kept until it is closed: a folder among the temporary ones, for its owner alone. */
final class ForkFolder {
    private final Path path;

    private ForkFolder(Path path) {
        this.path = path;
    }

    static ForkFolder make() {
        try {
            return new ForkFolder(Files.createTempDirectory("isomer-fork-"));
        } catch (IOException failure) {
            throw new CannotOpenException(
                    "A fork is a copy in the folder of temporary files, where no folder can be made; make room there,"
                            + " or name another folder with -Djava.io.tmpdir=FOLDER.",
                    failure);
        }
    }

    Path file() {
        return path.resolve("fork.db");
    }

    void remove() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermostFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new StorageFailureException(
                    "The fork is closed, and its folder " + path + " could not be removed; remove it.", failure);
        }
    }
}
