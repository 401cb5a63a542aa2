package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The engine of a URL, with every store in a database for tests beside the one that the URL names. The kit's folders
 * stay empty; their names are those of the databases. Safe for use by any number of threads.
 */
final class ScratchEngine implements TestedEngine, AutoCloseable {
    private static final int REMOVAL_ATTEMPTS = 100;

    private final EngineProvider provider;
    private final Scratch scratch;
    private final Path root;
    private int folders;
    private boolean isClosed;

    private ScratchEngine(EngineProvider provider, Scratch scratch, Path root) {
        this.provider = provider;
        this.scratch = scratch;
        this.root = root;
    }

    /** Takes the names of a place, which has no leftovers. */
    static ScratchEngine prepare(EngineProvider provider, Scratch scratch) {
        try {
            Path root = Files.createTempDirectory("isomer-verify-");
            boolean done = false;
            try {
                scratch.prepare();
                done = true;
            } finally {
                if (!done) {
                    Files.delete(root);
                }
            }
            return new ScratchEngine(provider, scratch, root);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Driver driver(Schema schema, EngineOptions options, Path folder) {
        return provider.open(scratch.url(folder.getFileName().toString()), schema, options);
    }

    @Override
    public synchronized Path newFolder() {
        if (isClosed) {
            throw new IllegalStateException("The run was stopped.");
        }
        folders++;
        try {
            return Files.createDirectory(root.resolve("test-" + folders));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public synchronized void remove(Path folder) {
        if (!isClosed) {
            scratch.remove(folder.getFileName().toString());
            TestedEngine.super.remove(folder);
        }
    }

    /** Removes a folder in which files may come and go meanwhile; what cannot be removed stays. */
    static void removeTree(Path root) {
        for (int attempt = 0; attempt < REMOVAL_ATTEMPTS && Files.exists(root); attempt++) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException changed) {
                // Somebody made or removed a file meanwhile: once more.
            }
        }
    }

    /** Removes all databases for tests, at the end or in the middle of a run; again is harmless. */
    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            try {
                scratch.removeAll();
            } finally {
                removeTree(root);
            }
        }
    }
}
