package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.serializable.Figures;
import dev.isomer.storage.conformance.serializable.RecordedRuns.Way;
import dev.isomer.storage.conformance.serializable.SerializabilityCampaign;
import dev.isomer.storage.conformance.serializable.Workload;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many recorded histories on the in-memory engine.
 *
 * <p>For a long run: {@code mvn verify -pl storage-memory -am -Dtest=SerializabilityTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dserializability.histories=100000 -Dserializability.threaded=2000
 * -Dserializability.seed=1}.
 */
@Tag("memory")
@Tag("concurrency")
@Tag("property")
class SerializabilityTest {
    private final long seed = Long.getLong("serializability.seed", 1);

    private Figures run(int histories, Way way) {
        Figures figures = SerializabilityCampaign.run(
                seed, histories, way, List.of(Workload.values()), TestedEngine.ofScheme("memory"));
        System.out.println("memory " + way + ", seed " + seed + System.lineSeparator() + figures);
        assertEquals(histories, figures.histories());
        return figures;
    }

    @Test
    void interleavingsAreStrictlySerializable() {
        Figures figures = run(Integer.getInteger("serializability.histories", 10_000), Way.INTERLEAVED);
        assertTrue(figures.overlapping() > figures.transactions() / 2, figures::toString);
        assertTrue(figures.longReads() > figures.transactions() / 100, figures::toString);
    }

    @Test
    void historiesOnThreadsAreStrictlySerializable() {
        Figures figures = run(Integer.getInteger("serializability.threaded", 1_000), Way.THREADS);
        assertTrue(figures.overlapping() > figures.transactions() / 10, figures::toString);
    }
}
