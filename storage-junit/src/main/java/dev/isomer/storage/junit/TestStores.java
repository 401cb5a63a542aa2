package dev.isomer.storage.junit;

import dev.isomer.storage.Store;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.junit.Template.Opened;
import dev.isomer.storage.junit.Template.Origin;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.EngineProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Stores for tests, each known by the id of its scope, for programs that test otherwise than with JUnit; it needs none.
 * Safe for use by any number of threads: stores of different scopes are independent, and are opened side by side.
 *
 * <pre>
 *   try (TestStores stores = new TestStores()) {
 *     Store store = stores.open("scope-7", Shop.SCHEMA);
 *     …
 *     stores.destroy("scope-7");
 *   }
 * </pre>
 *
 * <p>The engine is that of the system property {@code isomer.test.engine}, or of the environment variable
 * {@code ISOMER_TEST_ENGINE}, or {@code memory}; a line on standard error says which. What engines keep in files is in
 * a folder among the temporary ones, for its owner alone. {@link #close} removes it; what a killed process leaves is
 * removed by the next one.
 */
public final class TestStores implements AutoCloseable {
    private static final Fixture NO_ROWS = store -> {};

    private final EngineChoice engines;
    private final RunFolder files;
    private final Once<Origin, Template> templates = new Once<>();
    private final Once<String, Opened> stores = new Once<>();
    private volatile boolean closed;

    /** No stores as yet. */
    public TestStores() {
        this(
                EngineChoice.ofProcess(),
                new RunFolder(Path.of(System.getProperty("java.io.tmpdir")), System.err::println));
    }

    TestStores(EngineChoice engines, RunFolder files) {
        this.engines = engines;
        this.files = files;
    }

    /**
     * The store of a scope: empty at first, and the same until the scope is destroyed.
     *
     * @throws IllegalStateException if the engine that is asked for is not on the class path, or the scope has a store
     *     of another schema or fixture
     */
    public Store open(String scopeId, Schema schema) {
        return open(scopeId, schema, NO_ROWS);
    }

    /**
     * The store of a scope: with the fixture's rows at first, and the same until the scope is destroyed. The fixture is
     * loaded once, and this and other scopes that use it get copies: in constant time in memory.
     *
     * @param fixture the same object for scopes that share it
     * @throws IllegalStateException also if the fixture fails; otherwise as {@link #open(String, Schema)}
     */
    public Store open(String scopeId, Schema schema, Fixture fixture) {
        return open(scopeId, new Origin(engines.ofRun(), schema, fixture, false));
    }

    Store open(String scopeId, String engine, Schema schema, @Nullable Fixture fixture, boolean writesRunTwice) {
        EngineProvider provider = engine.isEmpty() ? engines.ofRun() : engines.named(engine);
        return open(scopeId, new Origin(provider, schema, fixture == null ? NO_ROWS : fixture, writesRunTwice));
    }

    private Store open(String scopeId, Origin origin) {
        if (closed) {
            throw new IllegalStateException("These stores are closed; make another TestStores.");
        }
        Opened opened;
        try {
            opened = stores.get(
                    scopeId,
                    () -> templates
                            .get(origin, () -> Template.load(origin, files))
                            .copy(files));
        } catch (RuntimeException | Error failure) {
            stores.remove(scopeId);
            throw failure;
        }
        if (!opened.origin().equals(origin)) {
            throw new IllegalStateException("The scope " + scopeId
                    + " has a store of another schema, fixture or engine; destroy it first, or use another id.");
        }
        return opened.store();
    }

    /** Closes the store of a scope and removes all that it kept; harmless where the scope has none. */
    public void destroy(String scopeId) {
        Opened opened = stores.remove(scopeId);
        if (opened != null) {
            destroy(opened);
        }
    }

    private static void destroy(Opened opened) {
        opened.store().close();
        if (opened.folder() != null) {
            try {
                RunFolder.remove(opened.folder());
            } catch (IOException failure) {
                throw new UncheckedIOException("A store's files could not be removed.", failure);
            }
        }
    }

    /** The store that a scope has, or null. */
    @Nullable
    Store find(String scopeId) {
        Opened opened = stores.find(scopeId);
        return opened == null ? null : opened.store();
    }

    /** Closes the store of a scope, and puts a dump and its files into a folder, in place of what is there. */
    void keep(String scopeId, Path target) throws IOException {
        Opened opened = stores.remove(scopeId);
        if (opened == null) {
            return;
        }
        if (Files.exists(target)) {
            RunFolder.remove(target);
        }
        Files.createDirectories(target);
        try (Writer out = Files.newBufferedWriter(target.resolve("dump.txt"))) {
            dump(opened, out);
        }
        opened.store().close();
        if (opened.folder() != null) {
            for (Path file : Template.filesIn(opened.folder())) {
                Path kept = target.resolve(opened.folder().relativize(file));
                Files.createDirectories(kept.getParent());
                Files.move(file, kept);
            }
            RunFolder.remove(opened.folder());
        }
    }

    /** Whatever state the store is in, there is a dump that says so. */
    private static void dump(Opened opened, Writer out) throws IOException {
        try {
            opened.store().dump(out);
        } catch (StoreClosedException closedByTheTest) {
            try (Store again = opened.reopen()) {
                if (again == null) {
                    out.write("The test closed its store, and nothing is left of it.\n");
                } else {
                    again.dump(out);
                }
            }
        } catch (RuntimeException failure) {
            out.write("\nThe dump ends here, as the store failed: " + failure + "\n");
        }
    }

    /** Destroys all scopes and removes all files; again is harmless. */
    @Override
    public void close() {
        closed = true;
        stores.removeAll().forEach(TestStores::destroy);
        templates.removeAll().forEach(Template::close);
        files.close();
    }
}
