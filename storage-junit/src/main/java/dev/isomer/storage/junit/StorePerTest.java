package dev.isomer.storage.junit;

import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.EngineProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.AssertionFailedError;

/** Gives a test its store when it asks, and verifies, closes and removes it afterwards. */
final class StorePerTest implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(StorePerTest.class);

    private final EngineProvider engine;
    private final Schema schema;

    StorePerTest(EngineProvider engine, Schema schema) {
        this.engine = engine;
        this.schema = schema;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Store.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(OpenStore.class, any -> open(), OpenStore.class)
                .store();
    }

    private OpenStore open() {
        try {
            Path folder = Files.createTempDirectory("isomer-" + engine.scheme());
            return new OpenStore(Stores.open(engine.temporaryUrl(folder), schema), folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("A test's store needs a temporary folder.", failure);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        OpenStore open = context.getStore(NAMESPACE).remove(OpenStore.class, OpenStore.class);
        if (open != null) {
            open.verifyAndRemove();
        }
    }

    /** A test's store with the folder that it may keep files in. */
    private record OpenStore(Store store, Path folder) {
        void verifyAndRemove() throws IOException {
            List<Finding> findings;
            try (store) {
                findings = store.verify();
            } catch (StoreClosedException closedByTheTest) {
                findings = List.of();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            if (!findings.isEmpty()) {
                throw new AssertionFailedError("After the test the store is not sound: " + findings);
            }
        }
    }
}
