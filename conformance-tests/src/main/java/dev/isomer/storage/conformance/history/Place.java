package dev.isomer.storage.conformance.history;

import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.model.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A stage in a folder of its own, which goes with it.
 *
 * <p>Folders are made below the one that the system property {@value #FOLDER_PROPERTY} names. Without it they are kept
 * in memory where Linux has a file system for that: there the engines' waiting for the disk, which no setting here
 * weakens, takes no time.
 */
record Place(Stage stage, Path folder) implements AutoCloseable {
    static final String FOLDER_PROPERTY = "histories.folder";
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    static Place open(TestedEngine engine, Schema schema) {
        return open(engine, schema, StoreOptions.defaults());
    }

    static Place open(TestedEngine engine, Schema schema, StoreOptions options) {
        Path folder = newFolder();
        boolean done = false;
        try {
            Place place = new Place(new Stage(engine, schema, folder, options), folder);
            done = true;
            return place;
        } finally {
            if (!done) {
                remove(folder);
            }
        }
    }

    private static Path newFolder() {
        String named = System.getProperty(FOLDER_PROPERTY);
        try {
            if (named == null && Files.isDirectory(IN_MEMORY) && Files.isWritable(IN_MEMORY)) {
                return Files.createTempDirectory(IN_MEMORY, "isomer-history-");
            }
            return named == null
                    ? Files.createTempDirectory("isomer-history-")
                    : Files.createTempDirectory(Path.of(named), "isomer-history-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            stage.close();
        } finally {
            remove(folder);
        }
    }
}
