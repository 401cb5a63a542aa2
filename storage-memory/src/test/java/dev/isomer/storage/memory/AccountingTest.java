package dev.isomer.storage.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.memory.Accounting.Layout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is counted against what JOL measures, on random stores with every kind of value, in each layout of the heap; the
 * module {@code catalog} has the same for its types.
 */
@Tag("memory")
@Tag("property")
@TestInstance(Lifecycle.PER_CLASS)
class AccountingTest {
    /** A count that is off by no more than this could pass for a good one. */
    private static final double GREATEST_ERROR = 0.005;

    private static final int STORES = Integer.getInteger("accounting.stores", 12);

    /** By layout. Each has the same stores, since the seed makes them. */
    private final Accounting[] accounting = Accounting.ofEach(MeasuredTypes.class, STORES, 1);

    private Accounting of(Layout layout) {
        return accounting[layout.ordinal()];
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void whatIsCountedIsWhatIsThere(Layout layout) {
        System.out.println("Accounting: " + of(layout));
        assertEquals(layout.said(), of(layout).layout());
        assertEquals(of(layout).states().size(), of(layout).exactStates(), of(layout)::toString);
    }

    /** A count by another layout than the one in force is found: so would be one that mistook the layout. */
    @ParameterizedTest
    @EnumSource(Layout.class)
    void aCountByAnotherLayoutIsFound(Layout counted) {
        for (Layout measured : Layout.values()) {
            Accounting wrong = of(counted).countedFor(of(measured));
            assertEquals(counted != measured, wrong.worstError() > GREATEST_ERROR, wrong::toString);
        }
    }

    @Test
    void everyStateOfEveryStoreIsMeasured() {
        assertEquals(6 * STORES, of(Layout.COMPRESSED).states().size());
    }
}
