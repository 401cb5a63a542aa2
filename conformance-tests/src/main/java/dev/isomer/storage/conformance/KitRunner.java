package dev.isomer.storage.conformance;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs the kit without a test framework: each test on an instance of its own, the check after it always too.
 *
 * <p>This is how the kit itself is tested with engines that are known to be wrong, and how a program can ask whether an
 * engine keeps the contract. Safe for use by any number of threads.
 */
public final class KitRunner {
    private KitRunner() {}

    /**
     * A test that an engine did not pass.
     *
     * @param rule the number of the rule that it proves
     * @param topic the class of the test
     * @param test the name of the test
     * @param cause what it threw
     */
    public record Failure(String rule, Class<? extends Contract> topic, String test, Throwable cause) {
        /** Whether an assertion of the kit failed, rather than the engine or the store. */
        public boolean isAssertion() {
            return cause instanceof AssertionError;
        }

        @Override
        public String toString() {
            return rule + " " + topic.getSimpleName() + "." + test + ": " + cause;
        }
    }

    /** Runs all topics one after another; what the engine did not pass, empty if it keeps the contract. */
    public static List<Failure> run(TestedEngine engine) {
        return run(engine, Topics.ALL);
    }

    /**
     * Runs all topics with {@link StoreOptions#writesRunTwice}, but for the tests that say {@link CountsRuns}, which
     * are run as always.
     */
    public static List<Failure> runWritingTwice(TestedEngine engine) {
        List<Failure> failures = new ArrayList<>();
        for (Class<? extends Contract> topic : Topics.ALL) {
            for (Method test : Topics.tests(topic)) {
                boolean countsRuns = test.isAnnotationPresent(CountsRuns.class);
                run(countsRuns ? engine : new TwiceEngine(engine), topic, test).ifPresent(failures::add);
            }
        }
        return failures;
    }

    /** Opens stores that run every write twice. */
    private record TwiceEngine(TestedEngine engine) implements TestedEngine {
        @Override
        public Driver driver(Schema schema, EngineOptions options, Path folder) {
            return engine.driver(schema, options, folder);
        }

        @Override
        public Duration patience() {
            return engine.patience();
        }

        @Override
        public Path newFolder() {
            return engine.newFolder();
        }

        @Override
        public void remove(Path folder) {
            engine.remove(folder);
        }

        @Override
        public Store open(Schema schema, StoreOptions options, Path folder, UnaryOperator<Driver> around) {
            return engine.open(schema, options.withWritesRunTwice(true), folder, around);
        }
    }

    /** Runs some topics one after another; what the engine did not pass. */
    public static List<Failure> run(TestedEngine engine, List<Class<? extends Contract>> topics) {
        List<Failure> failures = new ArrayList<>();
        for (Class<? extends Contract> topic : topics) {
            failures.addAll(run(engine, topic));
        }
        return failures;
    }

    /** Runs one topic; what the engine did not pass. */
    public static List<Failure> run(TestedEngine engine, Class<? extends Contract> topic) {
        List<Failure> failures = new ArrayList<>();
        for (Method test : Topics.tests(topic)) {
            run(engine, topic, test).ifPresent(failures::add);
        }
        return failures;
    }

    /** Runs one test of {@link Topics#tests}; empty if the engine passed it. */
    public static Optional<Failure> run(TestedEngine engine, Class<? extends Contract> topic, Method test) {
        Throwable thrown = thrown(engine, topic, test);
        return Optional.ofNullable(thrown)
                .map(cause -> new Failure(test.getAnnotation(Rule.class).value(), topic, test.getName(), cause));
    }

    private static @Nullable Throwable thrown(TestedEngine engine, Class<? extends Contract> topic, Method test) {
        Contract instance = instance(engine, topic);
        Throwable thrown = null;
        try {
            test.setAccessible(true);
            test.invoke(instance);
        } catch (InvocationTargetException failure) {
            thrown = failure.getCause();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
        try {
            instance.finish();
        } catch (RuntimeException | AssertionError failure) {
            thrown = thrown == null ? failure : thrown;
        }
        return thrown;
    }

    private static Contract instance(TestedEngine engine, Class<? extends Contract> topic) {
        try {
            Constructor<? extends Contract> constructor = topic.getConstructor(TestedEngine.class);
            return constructor.newInstance(engine);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(
                    "The topic " + topic.getName() + " needs a public constructor that takes a TestedEngine.", failure);
        }
    }
}
