package dev.isomer.storage.memory;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.memory.journal.Disk;
import dev.isomer.storage.memory.journal.FolderDisk;
import dev.isomer.storage.memory.journal.FolderInspection;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Inspection.Found;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens stores that live on the heap and end with the program, also as {@code memory:} through
 * {@link dev.isomer.storage.Stores}; as {@code memory:FOLDER} they are kept in a journal there.
 *
 * <p>Each opening without a folder makes a new, empty store. {@link Store#fork} copies one in constant time.
 */
public final class MemoryStore implements EngineProvider {
    /** For {@link java.util.ServiceLoader}; programs call {@link #open(Schema)}. */
    public MemoryStore() {}

    /** A new, empty store that holds at most 100 MiB. */
    public static Store open(Schema schema) {
        return open(schema, StoreOptions.defaults());
    }

    /** A new, empty store with other options. */
    public static Store open(Schema schema, StoreOptions options) {
        return Store.over(new MemoryDriver(DatabaseShape.of(schema), options.memoryLimitBytes()), schema, options);
    }

    @Override
    public String scheme() {
        return MemoryUrl.SCHEME;
    }

    @Override
    public Driver open(String url, Schema schema, EngineOptions options) {
        MemoryUrl parsed = MemoryUrl.parse(url);
        long limitBytes = parsed.limitBytes() > 0 ? parsed.limitBytes() : options.memoryLimitBytes();
        Path folder = parsed.folder();
        if (folder == null) {
            return new MemoryDriver(DatabaseShape.of(schema), limitBytes);
        }
        Disk disk = FolderDisk.open(folder);
        boolean done = false;
        try {
            Driver driver = DurableStore.open(disk, parsed, schema, limitBytes, new SecureRandom(), options.progress());
            done = true;
            return driver;
        } finally {
            if (!done) {
                closeQuietly(disk);
            }
        }
    }

    @Override
    public String temporaryUrl(Path folder) {
        return MemoryUrl.SCHEME + ":";
    }

    @Override
    public Inspection inspect(String url, Consumer<? super String> lines) {
        MemoryUrl parsed = MemoryUrl.parse(url);
        Path folder = parsed.folder();
        return folder == null
                ? Inspection.of(Found.NOTHING, "In memory; there is nothing before it is opened.")
                : FolderInspection.of(folder, parsed.key(), lines);
    }

    @Override
    public Optional<String> trialUrl(String url) {
        long limitBytes = MemoryUrl.parse(url).limitBytes();
        return Optional.of(MemoryUrl.SCHEME + ":" + (limitBytes > 0 ? "?limit=" + limitBytes : ""));
    }

    @Override
    public Scratch scratch(String url) {
        requireBare(url);
        return new MemoryScratch(url);
    }

    private static void closeQuietly(Disk disk) {
        try {
            disk.close();
        } catch (IOException ignored) {
            // What is to be told is why the store could not be opened.
        }
    }

    private static void requireBare(String url) {
        if (!url.equals(MemoryUrl.SCHEME + ":")) {
            throw new CannotOpenException(
                    "Stores of tests are made in memory alone: give '" + MemoryUrl.SCHEME + ":' with nothing after it.",
                    null);
        }
    }
}
