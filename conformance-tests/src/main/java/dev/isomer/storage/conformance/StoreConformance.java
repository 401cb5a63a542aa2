package dev.isomer.storage.conformance;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * All topics for one engine. An engine's whole test is a class that extends this one:
 *
 * <pre>{@code
 * final class MemoryConformanceTest extends StoreConformance {
 *     @Override
 *     protected TestedEngine engine() {
 *         return TestedEngine.ofScheme("memory");
 *     }
 * }
 * }</pre>
 */
@Tag("equivalence")
public abstract class StoreConformance {
    /** The engine under test. */
    protected abstract TestedEngine engine();

    /** Values. */
    @Nested
    class Values extends ValuesContract {
        Values() {
            super(StoreConformance.this.engine());
        }
    }
}
