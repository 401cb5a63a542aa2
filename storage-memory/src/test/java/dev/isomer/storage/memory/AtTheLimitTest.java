package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program with a full store and a heap of two and a half times the limit, rows of up to 3 MiB, and readers that stay
 * for a while, never runs out of memory. For more: {@code -Dlimit.transactions=100000}.
 */
@Tag("memory")
@Tag("property")
@Order(1)
class AtTheLimitTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final long LIMIT_BYTES = 32 * MEBIBYTE;
    private static final long HEAP_BYTES = LIMIT_BYTES * 5 / 2;
    private static final int TRANSACTIONS = Integer.getInteger("limit.transactions", 1_500);
    private static final long SEED = Long.getLong("limit.seed", 1);

    private static List<String> run(String collector, long heapBytes, long limitBytes) {
        return ChildMachine.run(
                List.of("-XX:+Use" + collector + "GC", "-Xmx" + heapBytes, "-XX:+ExitOnOutOfMemoryError"),
                LimitRun.class,
                Long.toString(limitBytes),
                Integer.toString(TRANSACTIONS),
                Long.toString(SEED));
    }

    private static long told(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .mapToLong(line -> Long.parseLong(line.substring(word.length() + 1)))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1"})
    void aFullStoreNeverRunsOutOfMemory(String collector) {
        List<String> lines = run(collector, HEAP_BYTES, LIMIT_BYTES);

        assertTrue(told(lines, "refused") > 50, lines::toString);
        assertTrue(told(lines, "pinned") > MEBIBYTE, lines::toString);
        assertEquals(0, told(lines, "findings"));
    }

    /** Without a limit that is below the heap, the same work does. */
    @Test
    void aLimitAboveTheHeapRunsOutOfIt() {
        AssertionError died = assertThrows(AssertionError.class, () -> run("Serial", LIMIT_BYTES, HEAP_BYTES));

        assertTrue(died.getMessage().contains("java.lang.OutOfMemoryError"), died::getMessage);
    }
}
