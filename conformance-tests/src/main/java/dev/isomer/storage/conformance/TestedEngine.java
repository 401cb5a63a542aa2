package dev.isomer.storage.conformance;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.EngineProvider;
import java.nio.file.Path;

/** How the kit opens stores of the engine under test. Used by many tests at once, so it keeps nothing. */
@FunctionalInterface
public interface TestedEngine {
    /**
     * Opens, or makes, a store.
     *
     * @param folder private to one test, and empty at first; opening again with the same folder finds the rows of an engine
     *     that is {@link dev.isomer.storage.model.Capability#PERSISTENT}
     */
    Store open(Schema schema, StoreOptions options, Path folder);

    /**
     * An engine of the class path.
     *
     * @param scheme what its URLs begin with
     * @throws IllegalArgumentException if there is none
     */
    static TestedEngine ofScheme(String scheme) {
        EngineProvider provider = Stores.engines().stream()
                .filter(engine -> engine.scheme().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No engine on the class path opens " + scheme + ": URLs; add the engine's module."));
        return (schema, options, folder) -> Stores.open(provider.temporaryUrl(folder), schema, options);
    }
}
