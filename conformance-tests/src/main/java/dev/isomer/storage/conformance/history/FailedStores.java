package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is left of stores that differ, for a person: each store as text, the engine's files, and the program that
 * led there.
 */
final class FailedStores {
    /** Where they are kept, in the working directory; in Maven's build that is the module's. */
    static final Path FOLDER = Path.of("target", "failed-stores");

    private FailedStores() {}

    /** Keeps the stores, their files and the program in a folder of this name, and closes the stage. */
    static void keep(String name, Place place, String program) {
        Path folder = FOLDER.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(JavaSource.CLASS_NAME + ".java"), program);
            dump(place.stage().original(), folder.resolve("store.txt"));
            dump(place.stage().fork(), folder.resolve("fork.txt"));
            place.stage().close();
            copy(place.folder(), folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void dump(@Nullable Store store, Path file) throws IOException {
        if (store == null) {
            Files.deleteIfExists(file);
            return;
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            try {
                store.dump(out);
            } catch (RuntimeException failure) {
                out.write("The store cannot be read any more: " + failure + System.lineSeparator());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.toAbsolutePath().getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
