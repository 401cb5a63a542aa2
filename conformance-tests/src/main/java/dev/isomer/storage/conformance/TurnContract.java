package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.Script.Actor;
import dev.isomer.storage.conformance.engine.TestedEngine;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That everybody who waits gets a turn: rules WAI. */
@Tag("concurrency")
public class TurnContract extends AnomalyTopic {
    private static final int WAITING = 12;

    /** The topic for this engine. */
    public TurnContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @CountsRuns
    @Rule("WAI-06")
    void writersHaveTheirTurnInTheOrderInWhichTheyCame() {
        Store store = tenAndTwenty();
        Consumer<Runnable> write = work -> store.write(tx -> {
            work.run();
            return set(tx, 1, value(tx, 1) + 1);
        });
        assertEquals(
                IntStream.rangeClosed(0, WAITING + 1).boxed().toList(),
                ArrivalOrder.of(write, WAITING, engine().patience()));
        assertEquals(List.of(10 + WAITING + 2, 20), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("WAI-01")
    void aWriteThatHasHadItsTurnReturnsThoughTheNextStandsStillInItsWork() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<WriteTransaction> first = script.writes();
            first.sees(11, tx -> set(tx, 1, 11));
            Actor<WriteTransaction> second = script.waits();
            Future<Integer> changed = second.begins(tx -> set(tx, 2, value(tx, 1) + 10));
            first.commits();
            assertEquals(21, Threads.result(changed, engine().patience()).intValue());
            assertEquals(List.of(11, 20), script.beside(() -> store.read(AnomalyTopic::values)));
            second.sees(List.of(11, 21), AnomalyTopic::values);
            second.commits();
        }
        assertEquals(List.of(11, 21), store.read(AnomalyTopic::values));
    }

    @Test
    @Rule("WAI-07")
    void readersWithoutEndHoldUpNoWriterAndNoReader() {
        Store store = tenAndTwenty();
        try (Script script = script(store)) {
            Actor<ReadTransaction> oldest = script.reads();
            Actor<ReadTransaction> running = script.reads();
            for (int i = 1; i <= 20; i++) {
                int value = 10 + i;
                assertEquals(
                        value,
                        script.beside(() -> store.write(tx -> set(tx, 1, value)))
                                .intValue());
                Actor<ReadTransaction> next = script.reads();
                running.sees(List.of(value - 1, 20), AnomalyTopic::values);
                running.commits();
                running = next;
            }
            running.sees(List.of(30, 20), AnomalyTopic::values);
            running.commits();
            oldest.sees(List.of(10, 20), AnomalyTopic::values);
            oldest.commits();
        }
    }
}
