package dev.isomer.storage.conformance;

import dev.isomer.storage.conformance.engine.TestedEngine;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
