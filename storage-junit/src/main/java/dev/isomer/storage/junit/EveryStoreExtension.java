package dev.isomer.storage.junit;

import dev.isomer.storage.spi.EngineProvider;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test once for each engine of the class path, or those that the run names. */
final class EveryStoreExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), EveryStore.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        List<EngineProvider> engines;
        try {
            engines = EngineChoice.ofProcess().ofEvery();
        } catch (IllegalStateException refused) {
            throw new ExtensionConfigurationException(String.valueOf(refused.getMessage()), refused);
        }
        return engines.stream().map(engine -> new OnEngine(engine.scheme()));
    }

    /** One run of the test, on one engine. */
    private record OnEngine(String engine) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return engine;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new StorePerTest(engine));
        }
    }
}
