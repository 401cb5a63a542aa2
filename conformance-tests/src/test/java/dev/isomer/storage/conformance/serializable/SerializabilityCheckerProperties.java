package dev.isomer.storage.conformance.serializable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.serializable.RandomHistories.Isolation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The checker says of random histories what trying all orders says: it is neither too strict nor too lenient. */
@Tag("property")
final class SerializabilityCheckerProperties {
    private static final int HISTORIES = 12_000;

    @Test
    void whatIsSerialIsAccepted() {
        for (long seed = 0; seed < 2_000; seed++) {
            RecordedHistory history = RandomHistories.of(seed, Isolation.SERIAL, 20);
            assertEquals(List.of(), SerializabilityChecker.check(history), history::toString);
        }
    }

    @Test
    void itAgreesWithTryingAllOrders() {
        int accepted = 0;
        SplittableRandom random = new SplittableRandom(7);
        for (long seed = 0; seed < HISTORIES; seed++) {
            Isolation isolation = Isolation.values()[(int) (seed % 3)];
            RecordedHistory history = RandomHistories.of(seed, isolation, 2 + random.nextInt(5));
            if (isolation == Isolation.SERIAL || random.nextInt(4) == 0) {
                history = Mutations.mutate(history, random);
            }
            boolean expected = SerialState.someOrderExplains(history);
            List<Anomaly> anomalies = SerializabilityChecker.check(history);
            RecordedHistory shown = history;
            assertEquals(expected, anomalies.isEmpty(), () -> anomalies + System.lineSeparator() + shown);
            accepted += expected ? 1 : 0;
        }
        int serializable = accepted;
        assertTrue(accepted > HISTORIES / 5 && accepted < HISTORIES * 4 / 5, () -> "accepted " + serializable);
    }
}
