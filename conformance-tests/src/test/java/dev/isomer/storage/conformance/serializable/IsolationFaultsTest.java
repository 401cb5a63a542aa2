package dev.isomer.storage.conformance.serializable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.serializable.RecordedRuns.Facade;
import dev.isomer.storage.conformance.serializable.RecordedRuns.Way;
import dev.isomer.storage.conformance.serializable.SerializabilityCampaign.Subject;
import dev.isomer.storage.conformance.serializable.ShadowDriver.Commit;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores whose isolation is broken are found by the check that the engines pass, and how often. */
@Tag("concurrency")
final class IsolationFaultsTest {
    private static final TestedEngine ENGINE = TestedEngine.of(new SortedMapEngine());
    private static final int INTERLEAVED = Integer.getInteger("faults.histories", 150);
    private static final int THREADED = 20;

    private static Figures figures(Way way, int histories, Subject subject) {
        Figures figures = new Figures();
        SerializabilityCampaign.each(
                1,
                histories,
                way,
                List.of(Workload.values()),
                subject,
                history -> figures.add(history, SerializabilityChecker.check(history)));
        return figures;
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void eachFaultIsFoundInInterleavings(Fault fault) {
        Figures figures = figures(Way.INTERLEAVED, INTERLEAVED, new Subject(ENGINE, fault.around(), fault.facade()));
        System.out.printf(
                "%-20s found in %3d %% of %d interleavings %s%n",
                fault, 100 * figures.wrong() / figures.histories(), figures.histories(), figures.anomalies());
        assertTrue(figures.wrong() >= INTERLEAVED / 5, figures::toString);
        assertTrue(figures.anomalies().containsKey(fault.typical()), figures::toString);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"READ_COMMITTED", "STALE_READ", "SAVEPOINT_KEPT", "LOST_UPDATE", "DIRTY_WRITE"})
    void faultsAreFoundOnThreads(Fault fault) {
        Figures figures = figures(Way.THREADS, THREADED, new Subject(ENGINE, fault.around(), fault.facade()));
        System.out.printf(
                "%-20s found in %3d %% of %d histories on threads %s%n",
                fault, 100 * figures.wrong() / figures.histories(), figures.histories(), figures.anomalies());
        assertTrue(figures.wrong() > 0, figures::toString);
    }

    @Test
    void withTheWriterLockOptimisticWritesAreSerializable() {
        for (Commit commit : new Commit[] {Commit.FIRST_COMMITTER_WINS, Commit.LAST_COMMITTER_WINS}) {
            Subject locked = new Subject(ENGINE, driver -> new ShadowDriver(driver, commit), Facade.ONE);
            assertEquals(0, figures(Way.INTERLEAVED, 200, locked).wrong(), commit::toString);
        }
    }

    @Test
    void whatPredicatesShowOfSnapshotIsolationIsWriteSkewAlone() {
        Set<Anomaly.Kind> kinds = new TreeSet<>();
        Fault fault = Fault.SNAPSHOT_ISOLATION;
        Subject subject = new Subject(ENGINE, fault.around(), fault.facade());
        SerializabilityCampaign.each(
                1,
                150,
                Way.INTERLEAVED,
                List.of(Workload.PREDICATES),
                subject,
                history -> SerializabilityChecker.check(history).forEach(anomaly -> kinds.add(anomaly.kind())));
        assertEquals(Set.of(Anomaly.Kind.G2), kinds);
    }
}
