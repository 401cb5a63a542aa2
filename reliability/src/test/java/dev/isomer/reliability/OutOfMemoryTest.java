package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.proof.OutOfMemory;
import dev.isomer.reliability.proof.Tally;
import dev.isomer.reliability.store.StoreKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A program that runs out of memory loses nothing that was acknowledged. For more: {@code -Dreliability.deaths=500}.
 */
@Tag("property")
class OutOfMemoryTest {
    private static final int DEATHS = Integer.getInteger("reliability.deaths", 10);
    private static final int DEATHS_OF_CONTROL = 3;

    /** Heaps of many sizes, so that memory runs out at many places. */
    private static Tally die(StoreKind kind, int deaths) {
        OutOfMemory memory = new OutOfMemory(Harness.WRITERS, kind, Harness.folder(OutOfMemoryTest.class, kind));
        for (int i = 0; i < deaths; i++) {
            memory.die(12 + i % 20);
        }
        Tally tally = memory.end();
        System.out.println("Out of memory, " + kind + ": " + tally);
        return tally;
    }

    @Test
    void noMemoryLosesNothingThatWasAcknowledged() {
        Tally tally = die(StoreKind.JOURNAL_COMMIT, DEATHS);

        assertTrue(tally.isSound(), tally::toString);
        assertEquals(DEATHS, tally.crashes());
        assertTrue(tally.acknowledged() >= DEATHS, tally::toString);
    }

    @Test
    void aStoreThatAcknowledgesEarlyIsFound() {
        Tally tally = die(StoreKind.ACKNOWLEDGES_EARLY, DEATHS_OF_CONTROL);

        assertTrue(tally.lost() > 0, tally::toString);
    }
}
