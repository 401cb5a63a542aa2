package dev.isomer.storage.sqlite;

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
 * Many recorded histories on SQLite.
 *
 * <p>For a long run: {@code mvn verify -pl storage-sqlite -am -Dtest=SerializabilityTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dserializability.histories=10000 -Dserializability.threaded=2000
 * -Dserializability.seed=1}.
 */
@Tag("concurrency")
@Tag("property")
final class SerializabilityTest {
    private final long seed = Long.getLong("serializability.seed", 1);

    private Figures run(int histories, Way way) {
        Figures figures = SerializabilityCampaign.run(
                seed, histories, way, List.of(Workload.values()), TestedEngine.ofScheme("sqlite"));
        System.out.println("SQLite " + way + ", seed " + seed + System.lineSeparator() + figures);
        assertEquals(histories, figures.histories());
        return figures;
    }

    @Test
    void interleavingsAreStrictlySerializable() {
        Figures figures = run(Integer.getInteger("serializability.histories", 200), Way.INTERLEAVED);
        assertTrue(figures.overlapping() > figures.transactions() / 2, figures::toString);
        assertTrue(figures.longReads() > figures.transactions() / 100, figures::toString);
    }

    @Test
    void historiesOnThreadsAreStrictlySerializable() {
        Figures figures = run(Integer.getInteger("serializability.threaded", 40), Way.THREADS);
        assertTrue(figures.overlapping() > figures.transactions() / 10, figures::toString);
    }
}
