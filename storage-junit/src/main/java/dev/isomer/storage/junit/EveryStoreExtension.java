package dev.isomer.storage.junit;

import dev.isomer.storage.Stores;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.EngineProvider;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test once for each engine that {@link Stores#engines} finds. */
final class EveryStoreExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), EveryStore.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        List<EngineProvider> engines = Stores.engines();
        if (engines.isEmpty()) {
            throw new ExtensionConfigurationException(
                    "There is no engine on the class path; add one, such as dev.isomer:storage-memory.");
        }
        Schema schema = schema(context);
        return engines.stream().map(engine -> new OnEngine(engine, schema));
    }

    private static Schema schema(ExtensionContext context) {
        Class<? extends Supplier<Schema>> source = AnnotationSupport.findAnnotation(
                        context.getRequiredTestMethod(), EveryStore.class)
                .map(EveryStore::value)
                .orElseThrow();
        if (source == EveryStore.None.class) {
            source = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), UseSchema.class)
                    .<Class<? extends Supplier<Schema>>>map(UseSchema::value)
                    .orElse(source);
        }
        try {
            Constructor<? extends Supplier<Schema>> constructor = source.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance().get();
        } catch (ReflectiveOperationException failure) {
            throw new ExtensionConfigurationException(
                    source.getName() + " needs a constructor without parameters to give a schema.", failure);
        }
    }

    /** One run of the test, on one engine. */
    private record OnEngine(EngineProvider engine, Schema schema) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return engine.scheme();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new StorePerTest(engine, schema));
        }
    }
}
