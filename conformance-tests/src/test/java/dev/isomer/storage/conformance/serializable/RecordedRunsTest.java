package dev.isomer.storage.conformance.serializable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.serializable.RecordedRuns.Way;
import dev.isomer.storage.conformance.sortedmap.SortedMapEngine;
import dev.isomer.storage.conformance.wrapped.ForwardingDriver;
import dev.isomer.storage.conformance.wrapped.ForwardingWriting;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.TransientFailure;
import dev.isomer.storage.spi.Writing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a history is made of, and what becomes of one whose engine fails. */
@Tag("concurrency")
final class RecordedRunsTest {
    private static Driver driver() {
        EngineOptions options = new EngineOptions(1 << 20, Duration.ofSeconds(30));
        return TestedEngine.of(new SortedMapEngine()).driver(Workload.SCHEMA, options, Path.of(""));
    }

    private static Driver writing(UnaryOperator<Writing> around) {
        return new ForwardingDriver(driver()) {
            @Override
            public Writing write(Scope scope) {
                return around.apply(super.write(scope));
            }
        };
    }

    private static List<String> interleaved(long seed) {
        List<String> histories = new ArrayList<>();
        try (RecordedRuns runs = new RecordedRuns(driver(), Way.INTERLEAVED)) {
            for (int i = 0; i < 20; i++) {
                for (Workload workload : Workload.values()) {
                    histories.add(runs.next(seed + i, workload).toString());
                }
            }
        }
        return histories;
    }

    @Test
    void aSeedAlwaysGivesTheSameInterleavingAndAnotherSeedAnother() {
        List<String> histories = interleaved(5);
        assertEquals(histories, interleaved(5));
        assertNotEquals(histories, interleaved(6));
        assertTrue(histories.get(0).startsWith("LISTS INTERLEAVED, seed 5"), histories.get(0));
    }

    @Test
    void theNextWriterBeginsBeforeTheOneBeforeItIsDone() {
        AtomicInteger sealed = new AtomicInteger();
        AtomicInteger begunBeforeTheEnd = new AtomicInteger();
        Driver watched = writing(writing -> {
            begunBeforeTheEnd.addAndGet(Math.min(1, sealed.get()));
            return new ForwardingWriting(writing) {
                @Override
                public Sealed seal() {
                    sealed.incrementAndGet();
                    Sealed seal = super.seal();
                    return () -> {
                        sealed.decrementAndGet();
                        seal.await();
                    };
                }
            };
        });
        try (RecordedRuns runs = new RecordedRuns(watched, Way.INTERLEAVED)) {
            for (int i = 0; i < 20; i++) {
                SerializabilityChecker.require(runs.next(i, Workload.LISTS));
            }
        }
        assertEquals(0, sealed.get());
        assertTrue(begunBeforeTheEnd.get() > 10, begunBeforeTheEnd::toString);
    }

    @Test
    void aTransactionThatTheDatabaseAbortsIsRecordedAsAbortedAndRunsAgain() {
        AtomicInteger seals = new AtomicInteger();
        Driver aborting = writing(writing -> new ForwardingWriting(writing) {
            @Override
            public Sealed seal() {
                if (seals.incrementAndGet() == 3) {
                    throw new TransientFailure("aborted once", new IllegalStateException("conflict"), false);
                }
                return super.seal();
            }
        });
        try (RecordedRuns runs = new RecordedRuns(aborting, Way.INTERLEAVED)) {
            RecordedHistory history = runs.next(1, Workload.LISTS);
            SerializabilityChecker.require(history);
            try (RecordedRuns others = new RecordedRuns(driver(), Way.INTERLEAVED)) {
                RecordedHistory undisturbed = others.next(1, Workload.LISTS);
                assertEquals(
                        undisturbed.transactions().size() + 1,
                        history.transactions().size());
            }
        }
    }

    @Test
    void aFailureOfTheEngineComesOutAndTheOtherClientsStop() {
        for (Way way : Way.values()) {
            AtomicInteger marks = new AtomicInteger();
            Driver failing = writing(writing -> new ForwardingWriting(writing) {
                @Override
                public Mark mark() {
                    if (marks.incrementAndGet() == 2) {
                        throw new IllegalStateException("the disk is gone");
                    }
                    return super.mark();
                }
            });
            try (RecordedRuns runs = new RecordedRuns(failing, way)) {
                String message = assertThrowsExactly(IllegalStateException.class, () -> {
                            for (int i = 0; i < 20; i++) {
                                runs.next(i, Workload.PREDICATES);
                            }
                        })
                        .getMessage();
                assertTrue(String.valueOf(message).contains("the disk is gone"), message);
                SerializabilityChecker.require(runs.next(30, Workload.PREDICATES));
            }
        }
    }
}
