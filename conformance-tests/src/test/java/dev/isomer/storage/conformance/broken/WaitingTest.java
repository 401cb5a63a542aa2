package dev.isomer.storage.conformance.broken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.Contract;
import dev.isomer.storage.conformance.KitRunner;
import dev.isomer.storage.conformance.KitRunner.Failure;
import dev.isomer.storage.conformance.PauseContract;
import dev.isomer.storage.conformance.ReadAnomalyContract;
import dev.isomer.storage.conformance.TurnContract;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Engines in which one waits for another: the kit loses patience with them, and names the rule. */
final class WaitingTest {
    /** Opens stores with a defect, and is waited for one second. */
    private record Impatient(Supplier<Defect> defect) implements TestedEngine {
        @Override
        public Driver driver(Schema schema, EngineOptions options, Path folder) {
            Driver working = TestedEngine.of(new SortedMapEngine()).driver(schema, options, folder);
            return defect.get().around(working, schema, options);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }
    }

    private static Set<String> brokenRules(Supplier<Defect> defect, Class<? extends Contract> topic) {
        List<Failure> failures = KitRunner.run(new Impatient(defect), topic);
        assertTrue(failures.stream().allMatch(Failure::isAssertion), failures::toString);
        return failures.stream().map(Failure::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aReadThatWaitsForAWriterIsFound() {
        assertEquals(Set.of("WAI-01"), brokenRules(IsolationDefects::readWaitsForTheWriter, PauseContract.class));
        assertEquals(
                Set.of("ISO-02", "ISO-03", "ISO-05"),
                brokenRules(IsolationDefects::readWaitsForTheWriter, ReadAnomalyContract.class));
    }

    @Test
    void aCommitThatWaitsForReadersIsFound() {
        assertEquals(Set.of("WAI-07"), brokenRules(IsolationDefects::commitWaitsForReaders, TurnContract.class));
    }
}
