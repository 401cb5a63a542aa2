package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.serializable.Figures;
import dev.isomer.storage.conformance.serializable.RecordedRuns.Way;
import dev.isomer.storage.conformance.serializable.SerializabilityCampaign;
import dev.isomer.storage.conformance.serializable.Workload;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many recorded histories on the in-memory engine, of the same seeds as if they were one after another.
 *
 * <p>They are in parts, which run beside each other: the time of each goes into waiting for another thread's turn.
 *
 * <p>For a long run: {@code mvn verify -pl storage-memory -am -Dtest=SerializabilityTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dserializability.histories=100000 -Dserializability.threaded=2000
 * -Dserializability.seed=1}.
 */
@Tag("memory")
@Tag("concurrency")
@Tag("property")
@Order(1)
class SerializabilityTest {
    private static final int PARTS = 4;

    private final long firstSeed = Long.getLong("serializability.seed", 1);

    private Figures run(int allHistories, int part, Way way) {
        int from = (int) ((long) allHistories * part / PARTS);
        int histories = Math.max(1, (int) ((long) allHistories * (part + 1) / PARTS) - from);
        long seed = firstSeed + from;
        Figures figures = SerializabilityCampaign.run(
                seed, histories, way, List.of(Workload.values()), TestedEngine.ofScheme("memory"));
        System.out.println("memory " + way + ", seed " + seed + System.lineSeparator() + figures);
        assertEquals(histories, figures.histories());
        return figures;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void interleavingsAreStrictlySerializable(int part) {
        Figures figures = run(Integer.getInteger("serializability.histories", 4_000), part, Way.INTERLEAVED);
        assertTrue(figures.overlapping() > figures.transactions() / 2, figures::toString);
        assertTrue(figures.longReads() > figures.transactions() / 100, figures::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void historiesOnThreadsAreStrictlySerializable(int part) {
        Figures figures = run(Integer.getInteger("serializability.threaded", 400), part, Way.THREADS);
        assertTrue(figures.overlapping() > figures.transactions() / 10, figures::toString);
    }
}
