package dev.isomer.storage.junit;

import dev.isomer.storage.Store;
import dev.isomer.storage.model.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the annotations of a test and its class ask for.
 *
 * @param engine empty for the engine of the run
 */
record StoreRequest(Schema schema, @Nullable Fixture fixture, String engine, boolean writesRunTwice) {

    /** {@code engine} where it is given whatever the annotations say. */
    static StoreRequest of(ExtensionContext context, @Nullable String engine) {
        Method test = context.getRequiredTestMethod();
        Optional<StoreTest> single = AnnotationSupport.findAnnotation(test, StoreTest.class);
        Optional<EveryStore> every = AnnotationSupport.findAnnotation(test, EveryStore.class);
        Class<? extends Supplier<Schema>> schema = every.map(EveryStore::value)
                .or(() -> single.map(StoreTest::value))
                .orElse(EveryStore.None.class);
        if (schema == EveryStore.None.class) {
            schema = ofClass(context, UseSchema.class)
                    .<Class<? extends Supplier<Schema>>>map(UseSchema::value)
                    .orElse(schema);
        }
        String named = single.map(StoreTest::engine)
                .filter(name -> !name.isEmpty())
                .or(() -> ofClass(context, UseEngine.class).map(UseEngine::value))
                .orElse("");
        boolean twice = every.map(EveryStore::writesRunTwice).orElse(false)
                || single.map(StoreTest::writesRunTwice).orElse(false)
                || ofClass(context, WritesRunTwice.class).isPresent();
        Fixture fixture = ofClass(context, UseFixture.class)
                .map(use -> shared(context, use.value(), use.value(), Fixture.class))
                .orElse(null);
        return new StoreRequest(schema(context, schema), fixture, engine == null ? named : engine, twice);
    }

    Store open(TestStores stores, String scopeId) {
        return stores.open(scopeId, engine, schema, fixture, writesRunTwice);
    }

    private static <A extends Annotation> Optional<A> ofClass(ExtensionContext context, Class<A> annotation) {
        return AnnotationSupport.findAnnotation(
                context.getRequiredTestClass(), annotation, context.getEnclosingTestClasses());
    }

    private static Schema schema(ExtensionContext context, Class<? extends Supplier<Schema>> source) {
        return StorePerTest.ofRun(context)
                .computeIfAbsent(new SchemaOf(source), any -> instance(source).get(), Schema.class);
    }

    private static <T> T shared(ExtensionContext context, Object key, Class<? extends T> type, Class<T> as) {
        return StorePerTest.ofRun(context).computeIfAbsent(key, any -> instance(type), as);
    }

    private static <T> T instance(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new ExtensionConfigurationException(
                    type.getName() + " needs a constructor without parameters that works.", failure);
        }
    }

    /** The key of the schema that a class gives; one class may give a schema and load rows of it. */
    private record SchemaOf(Class<?> source) {}
}
