package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.conformance.KitRunner;
import dev.isomer.storage.conformance.engine.TestedEngine;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole kit in the mode that runs every write twice: the first run leaves nothing behind. */
@Tag("memory")
@Order(1)
final class WritesRunTwiceTest {
    @Test
    void theContractHoldsWhereEveryWriteRunsTwice() {
        assertEquals(List.of(), KitRunner.runWritingTwice(TestedEngine.ofScheme("memory")));
    }
}
