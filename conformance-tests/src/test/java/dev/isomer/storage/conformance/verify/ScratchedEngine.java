package dev.isomer.storage.conformance.verify;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.RecordedSchema;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Scratch;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * An engine around another one, with a place for tests beside each URL, which remembers what is there. Used by one
 * test, on any thread.
 */
final class ScratchedEngine implements EngineProvider {
    private final TestedEngine engine;
    private final Path folder = Path.of("nowhere");
    private final List<String> leftovers;
    /** The place, and below it each database that was opened and not removed. */
    private final Set<String> taken = new TreeSet<>();

    /** How often a place was taken, and how often a database was opened. */
    private int prepared;

    private int opened;

    /** Runs before each opening. */
    private Runnable atOpening = () -> {};

    ScratchedEngine(TestedEngine engine, String... leftovers) {
        this.engine = engine;
        this.leftovers = List.of(leftovers);
    }

    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    synchronized int prepared() {
        return prepared;
    }

    synchronized int opened() {
        return opened;
    }

    synchronized void atOpening(Runnable action) {
        atOpening = action;
    }

    @Override
    public String scheme() {
        return "scratched";
    }

    @Override
    public Driver open(String url, Schema schema, EngineOptions options) {
        Runnable action;
        synchronized (this) {
            opened++;
            action = atOpening;
        }
        action.run();
        return engine.driver(schema, options, folder);
    }

    @Override
    public String temporaryUrl(Path place) {
        return "scratched:" + place;
    }

    @Override
    public Inspection inspect(String url, Consumer<? super String> lines) {
        if (url.contains("down")) {
            throw new CannotOpenException("No answer from " + url + "; start the server.", null);
        }
        RecordedSchema schema = new RecordedSchema("books", List.of());
        List<Finding> findings = List.of(new Finding("shelf", "leans"));
        return new Inspection(Inspection.Found.STORE, "A store for tests.", schema, 3L, true, findings);
    }

    @Override
    public Scratch scratch(String url) {
        return new Scratch() {
            @Override
            public List<String> leftovers() {
                return leftovers;
            }

            @Override
            public void prepare() {
                change(() -> {
                    prepared++;
                    taken.add("place");
                });
            }

            @Override
            public String url(String name) {
                change(() -> taken.add("place/" + name));
                return "scratched:" + name;
            }

            @Override
            public void remove(String name) {
                change(() -> taken.remove("place/" + name));
            }

            @Override
            public void removeAll() {
                change(taken::clear);
            }
        };
    }

    private synchronized void change(Runnable action) {
        action.run();
    }
}
