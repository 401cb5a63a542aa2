package dev.isomer.storage.conformance;

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

/** Recorded histories of parallel transactions: rules SER. */
@Tag("concurrency")
public class SerializabilityContract extends Contract {
    private final TestedEngine engine;

    /** The topic for this engine. */
    public SerializabilityContract(TestedEngine engine) {
        super(engine);
        this.engine = engine;
    }

    private Figures histories(int count, Way way, List<Workload> workloads) {
        Figures figures = SerializabilityCampaign.run(21, count, way, workloads, engine);
        assertEquals(count, figures.histories());
        assertTrue(figures.overlapping() > 0, "transactions beside others");
        return figures;
    }

    @Test
    @Rule("SER-01")
    void interleavedTransactionsOnListsAreStrictlySerializable() {
        Figures figures = histories(40, Way.INTERLEAVED, List.of(Workload.LISTS));
        assertTrue(figures.longReads() > 0, "reads over several writes");
        assertTrue(figures.aborted() > 0, "transactions that were rolled back");
        assertTrue(figures.operations().get("Savepoint UNDONE") > 0, "savepoints that were undone");
    }

    @Test
    @Rule("SER-02")
    void interleavedTransactionsThatFindByPredicatesAreStrictlySerializable() {
        Figures figures = histories(40, Way.INTERLEAVED, List.of(Workload.PREDICATES));
        assertTrue(figures.longReads() > 0, "reads over several writes");
        assertTrue(figures.operations().get("Remove") > 0, "rows that go");
        assertTrue(figures.operations().get("CountRange") > 0, "counts");
    }

    @Test
    @Rule("SER-03")
    void transactionsOnThreadsAreStrictlySerializable() {
        histories(4, Way.THREADS, List.of(Workload.values()));
    }
}
