package dev.isomer.reliability;

import dev.isomer.reliability.process.Writers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the tests share: how writers are started, and where stores go. */
public final class Harness {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** Starts programs. */
    public static final Writers WRITERS = Writers.prepare(Writers.ownJar(), TARGET.resolve("writers"));

    private Harness() {}

    /** A new folder, for a proof that removes it. */
    static Path folder(Class<?> test, Object name) {
        try {
            Path stores = Files.createDirectories(TARGET.resolve("stores"));
            return Files.createTempDirectory(stores, test.getSimpleName() + "-" + name + "-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
