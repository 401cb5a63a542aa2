package dev.isomer.storage.junit;

import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which engine stores are opened on where none is named; said once, in one line. */
final class EngineChoice {
    static final String PROPERTY = "isomer.test.engine";
    static final String ENGINES_PROPERTY = "isomer.test.engines";
    static final String VARIABLE = "ISOMER_TEST_ENGINE";
    static final String NONE_AT_ALL =
            "There is no engine on the class path; add one, such as dev.isomer:storage-memory.";
    private static final String DEFAULT = "memory";

    private final List<EngineProvider> engines = Stores.engines();
    private final UnaryOperator<@Nullable String> properties;
    private final UnaryOperator<@Nullable String> environment;
    private final Consumer<String> lines;
    private final AtomicBoolean said = new AtomicBoolean();

    /** From system properties and environment variables, and where to say it. */
    EngineChoice(
            UnaryOperator<@Nullable String> properties,
            UnaryOperator<@Nullable String> environment,
            Consumer<String> lines) {
        this.properties = properties;
        this.environment = environment;
        this.lines = lines;
    }

    /** The one of this process. */
    static EngineChoice ofProcess() {
        return new EngineChoice(System::getProperty, System::getenv, System.err::println);
    }

    /** The engine that a test names. */
    EngineProvider named(String scheme) {
        return find(scheme, "the test");
    }

    /** The engines of tests that run on every one: all of the class path, or those that the run names, in its order. */
    List<EngineProvider> ofEvery() {
        String property = properties.apply(ENGINES_PROPERTY);
        if (property != null && !property.isEmpty()) {
            return Arrays.stream(property.split(",", -1))
                    .map(scheme -> find(scheme, "-D" + ENGINES_PROPERTY))
                    .toList();
        }
        if (engines.isEmpty()) {
            throw new IllegalStateException(NONE_AT_ALL);
        }
        return engines;
    }

    /** The engine of the run. */
    EngineProvider ofRun() {
        String property = properties.apply(PROPERTY);
        String variable = environment.apply(VARIABLE);
        if (property != null && !property.isEmpty()) {
            return said(find(property, "-D" + PROPERTY), "set by -D" + PROPERTY);
        }
        if (variable != null && !variable.isEmpty()) {
            return said(find(variable, VARIABLE), "set by " + VARIABLE);
        }
        return said(find(DEFAULT, "a test without a name"), "unless " + VARIABLE + " or -D" + PROPERTY + " is set");
    }

    private EngineProvider said(EngineProvider engine, String why) {
        if (said.compareAndSet(false, true)) {
            lines.accept("Tests with a store run on " + engine.scheme() + ", " + why + ".");
        }
        return engine;
    }

    private EngineProvider find(String scheme, String whoAsks) {
        if (engines.isEmpty()) {
            throw new IllegalStateException(NONE_AT_ALL);
        }
        return engines.stream()
                .filter(engine -> engine.scheme().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No engine on the class path is named " + scheme
                        + ", which " + whoAsks + " asks for; there are "
                        + engines.stream().map(EngineProvider::scheme).collect(Collectors.joining(", "))
                        + ". Name one of those, or add the engine's module."));
    }
}
