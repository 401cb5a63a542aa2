package dev.isomer.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.serializable.Figures;
import dev.isomer.storage.conformance.serializable.RecordedRuns.Way;
import dev.isomer.storage.conformance.serializable.SerializabilityCampaign;
import dev.isomer.storage.conformance.serializable.Workload;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many recorded histories on each server.
 *
 * <p>For a long run: {@code mvn verify -pl verify -am -Dtest=SerializabilityTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dserializability.histories=2000 -Dserializability.threaded=2000}.
 */
final class SerializabilityTest {
    private final long seed = Long.getLong("serializability.seed", 1);

    private Figures run(String scheme, int histories, Way way) {
        Figures figures = SerializabilityCampaign.run(
                seed, histories, way, List.of(Workload.values()), TestedEngine.ofScheme(scheme));
        System.out.println(scheme + " " + way + ", seed " + seed + System.lineSeparator() + figures);
        assertEquals(histories, figures.histories());
        return figures;
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql"})
    void interleavingsAreStrictlySerializable(String scheme) {
        Figures figures = run(scheme, Integer.getInteger("serializability.histories", 30), Way.INTERLEAVED);
        assertTrue(figures.overlapping() > figures.transactions() / 2, figures::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql"})
    void historiesOnThreadsAreStrictlySerializable(String scheme) {
        Figures figures = run(scheme, Integer.getInteger("serializability.threaded", 10), Way.THREADS);
        assertTrue(figures.overlapping() > figures.transactions() / 10, figures::toString);
    }
}
