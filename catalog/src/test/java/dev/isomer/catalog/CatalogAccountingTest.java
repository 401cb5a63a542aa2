package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.memory.Accounting;
import dev.isomer.storage.memory.Accounting.Layout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bytes that the in-memory engine counts for random stores of the catalog's types, alone and mixed, against what
 * JOL measures, in each layout of the heap. For more: {@code -Daccounting.stores=1000}.
 */
@Tag("memory")
@Tag("property")
final class CatalogAccountingTest {
    private static final int STORES = Integer.getInteger("accounting.stores", 20);
    private static final long SEED = Long.getLong("accounting.seed", 1);

    @ParameterizedTest
    @EnumSource(Layout.class)
    void whatIsCountedIsWhatIsThere(Layout layout) {
        Accounting accounting = Accounting.of(CatalogSchema.class, layout, STORES, SEED);
        System.out.println("Accounting of the catalog: " + accounting);

        assertEquals(layout.said(), accounting.layout());
        assertEquals(accounting.states().size(), accounting.exactStates(), accounting::toString);
    }
}
