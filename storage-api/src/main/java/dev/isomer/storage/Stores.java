package dev.isomer.storage;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.EngineProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Opens stores by URL; the engine is found on the class path by the URL's scheme, as JDBC drivers are. */
public final class Stores {
    private Stores() {}

    /** As {@link #open(String, Schema, StoreOptions)} with {@link StoreOptions#defaults()}. */
    public static Store open(String url, Schema schema) {
        return open(url, schema, StoreOptions.defaults());
    }

    /**
     * Opens, or makes, the store that a URL names: {@code memory:}, {@code sqlite:FILE}, …
     *
     * @throws CannotOpenException if no engine has the scheme, or the engine cannot use what the URL names
     * @throws dev.isomer.storage.error.SchemaMismatchException if the schema is not just wider than the one that the
     *     store recorded, or its rows do not allow it; it is then untouched
     */
    public static Store open(String url, Schema schema, StoreOptions options) {
        return Store.over(engineOf(url).open(url, schema, options.forEngine()), schema, options);
    }

    /**
     * Looks at what a URL names, without changing or making anything.
     *
     * @param lines takes what the engine shows in detail, line by line
     * @throws CannotOpenException if no engine has the scheme, the URL is wrong, or what it names cannot be read
     */
    public static Inspection inspect(String url, Consumer<? super String> lines) {
        return engineOf(url).inspect(url, lines);
    }

    /**
     * The URL of a store that keeps nothing and has the limits of the one that a URL names, to try out what they allow;
     * empty where the engine has none of its own.
     *
     * @throws CannotOpenException if no engine has the scheme, or the URL is wrong
     */
    public static Optional<String> trialUrl(String url) {
        return engineOf(url).trialUrl(url);
    }

    /**
     * The engine on the class path that opens a URL.
     *
     * @throws CannotOpenException if none has the scheme
     */
    public static EngineProvider engineOf(String url) {
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? url : url.substring(0, colon);
        List<EngineProvider> engines = engines();
        for (EngineProvider engine : engines) {
            if (engine.scheme().equals(scheme) && colon >= 0) {
                return engine;
            }
        }
        String known =
                engines.stream().map(engine -> engine.scheme() + ":").sorted().collect(Collectors.joining(", "));
        throw new CannotOpenException(
                colon < 0
                        ? "A store's URL begins with its engine and a colon; this class path has " + known + "."
                        : "No engine on the class path opens " + scheme + ": URLs; it has "
                                + (known.isEmpty() ? "none" : known) + ". Add the engine's module, or use another URL.",
                null);
    }

    /** The engines on the class path, by scheme. */
    public static List<EngineProvider> engines() {
        return ServiceLoader.load(EngineProvider.class, Stores.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(EngineProvider::scheme))
                .toList();
    }
}
