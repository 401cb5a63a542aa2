package dev.isomer.storage.conformance.engine;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How the kit opens stores of the engine under test. Used by many tests at once, so it keeps nothing. */
@FunctionalInterface
public interface TestedEngine {
    /**
     * Opens, or makes, a database.
     *
     * @param folder private to one test, and empty at first; opening again with the same folder finds the rows of an
     *     engine that is {@link dev.isomer.storage.model.Capability#PERSISTENT}
     */
    Driver driver(Schema schema, EngineOptions options, Path folder);

    /** How long a test waits for what must come, before it fails; what comes is never waited for. */
    default Duration patience() {
        return Duration.ofMinutes(2);
    }

    /** A new, empty folder for one test. */
    default Path newFolder() {
        try {
            return Files.createTempDirectory("isomer-conformance-");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Removes a folder, and the databases that were opened with it, which are closed. */
    default void remove(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Opens, or makes, a store. */
    default Store open(Schema schema, StoreOptions options, Path folder) {
        return open(schema, options, folder, UnaryOperator.identity());
    }

    /**
     * Opens, or makes, a store on a driver that is put around the engine's own.
     *
     * @param around makes the one from the other
     */
    default Store open(Schema schema, StoreOptions options, Path folder, UnaryOperator<Driver> around) {
        return Store.over(around.apply(driver(schema, options.forEngine(), folder)), schema, options);
    }

    /**
     * Databases that this engine's author has damaged, each in one way, for the kit to see that {@code verify()} finds
     * it; none unless given by {@link #withDamaged}.
     *
     * @param folder private to one test, and empty at first
     */
    default List<Damaged> damaged(Path folder) {
        return List.of();
    }

    /**
     * A damaged database.
     *
     * @param driver open, and closed by the kit
     * @param findings all that {@code verify()} must find
     */
    record Damaged(Driver driver, List<Finding> findings) {}

    /** The same engine with damaged databases. */
    default TestedEngine withDamaged(Function<Path, List<Damaged>> damaged) {
        TestedEngine sound = this;
        return new TestedEngine() {
            @Override
            public Driver driver(Schema schema, EngineOptions options, Path folder) {
                return sound.driver(schema, options, folder);
            }

            @Override
            public List<Damaged> damaged(Path folder) {
                return damaged.apply(folder);
            }

            @Override
            public void remove(Path folder) {
                sound.remove(folder);
            }
        };
    }

    /** The engine of a provider. */
    static TestedEngine of(EngineProvider provider) {
        return new TestedEngine() {
            @Override
            public Driver driver(Schema schema, EngineOptions options, Path folder) {
                return provider.open(provider.temporaryUrl(folder), schema, options);
            }

            @Override
            public void remove(Path folder) {
                provider.removeTemporary(folder);
                TestedEngine.super.remove(folder);
            }
        };
    }

    /**
     * An engine of the class path.
     *
     * @param scheme what its URLs begin with
     * @throws IllegalArgumentException if there is none
     */
    static TestedEngine ofScheme(String scheme) {
        return of(Stores.engines().stream()
                .filter(engine -> engine.scheme().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No engine on the class path opens " + scheme + ": URLs; add the engine's module.")));
    }
}
