package dev.isomer.storage.junit;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Capability;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.EngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store with the rows of a fixture, of which others are copies: by a fork that takes constant time, or else of the
 * files that the engine keeps; where it has neither, each loads the fixture for itself.
 *
 * @param origin what it was made from
 * @param folder what its engine may keep files in
 * @param open the store, where it is forked; otherwise it is closed
 * @param hasFiles whether copies are made of its files
 */
record Template(Origin origin, Path folder, @Nullable Store open, boolean hasFiles) {

    /** What a store begins as; the same for all that share a template. */
    record Origin(EngineProvider engine, Schema schema, Fixture fixture, boolean writesRunTwice) {
        private Store open(Path folder) {
            StoreOptions options = StoreOptions.defaults().withWritesRunTwice(writesRunTwice);
            return Stores.open(engine.temporaryUrl(folder), schema, options);
        }

        private Store load(Path folder) {
            Store store = open(folder);
            boolean done = false;
            try {
                fixture.load(store);
                done = true;
                return store;
            } catch (Exception | AssertionError failure) {
                throw new IllegalStateException(
                        "The fixture " + fixture.getClass().getName() + " could not be loaded: " + failure, failure);
            } finally {
                if (!done) {
                    store.close();
                }
            }
        }
    }

    /**
     * A store for one scope.
     *
     * @param folder what its engine keeps files in, or null if it keeps none
     */
    record Opened(Origin origin, Store store, @Nullable Path folder) {
        /** The same rows again, after the store was closed; null if nothing is left of them. */
        @Nullable
        Store reopen() {
            boolean isLeft = folder != null && store.capabilities().contains(Capability.PERSISTENT);
            return isLeft && folder != null ? origin.open(folder) : null;
        }
    }

    static Template load(Origin origin, RunFolder files) throws IOException {
        Path folder = files.next();
        Store store = origin.load(folder);
        if (store.capabilities().contains(Capability.CONSTANT_TIME_FORK)) {
            return new Template(origin, folder, store, false);
        }
        store.close();
        return new Template(origin, folder, null, !filesIn(folder).isEmpty());
    }

    Opened copy(RunFolder files) throws IOException {
        if (open != null) {
            return new Opened(origin, open.fork(), null);
        }
        Path target = files.next();
        if (!hasFiles) {
            return new Opened(origin, origin.load(target), target);
        }
        for (Path file : filesIn(folder)) {
            Path copy = target.resolve(folder.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return new Opened(origin, origin.open(target), target);
    }

    /** The files of a folder, however deep. */
    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    void close() {
        if (open != null) {
            open.close();
        }
    }
}
