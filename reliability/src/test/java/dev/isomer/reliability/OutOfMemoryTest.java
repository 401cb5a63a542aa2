package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.proof.OutOfMemory;
import dev.isomer.reliability.proof.Tally;
import dev.isomer.reliability.store.StoreKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A program that runs out of memory loses nothing that was acknowledged. For more: {@code -Dreliability.deaths=500}.
 */
@Tag("property")
class OutOfMemoryTest {
    private static final int DEATHS = Integer.getInteger("reliability.deaths", 10);
    private static final int DEATHS_OF_CONTROL = 3;

    /** Heaps of many sizes, so that memory runs out at many places. */
    private static Tally die(StoreKind kind, int deaths, int part, int parts) {
        Path folder = Harness.folder(OutOfMemoryTest.class, kind + "-" + part);
        OutOfMemory memory = new OutOfMemory(Harness.WRITERS, kind, folder);
        for (int i = part; i < deaths; i += parts) {
            memory.die(12 + i % 20);
        }
        Tally tally = memory.end();
        System.out.println("Out of memory, " + kind + ", part " + part + ": " + tally);
        return tally;
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2"})
    void noMemoryLosesNothingThatWasAcknowledged(int part, int parts) {
        Tally tally = die(StoreKind.JOURNAL_COMMIT, DEATHS, part, parts);

        int deaths = (DEATHS - part + parts - 1) / parts;
        assertTrue(tally.isSound(), tally::toString);
        assertEquals(deaths, tally.crashes());
        assertTrue(tally.acknowledged() >= deaths, tally::toString);
    }

    @Test
    void aStoreThatAcknowledgesEarlyIsFound() {
        Tally tally = die(StoreKind.ACKNOWLEDGES_EARLY, DEATHS_OF_CONTROL, 0, 1);

        assertTrue(tally.lost() > 0, tally::toString);
    }
}
