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

    @Nested
    class Values extends ValuesContract {
        Values() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Lengths extends LengthsContract {
        Lengths() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Problems extends ProblemsContract {
        Problems() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class TextOrder extends TextOrderContract {
        TextOrder() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Identity extends IdentityContract {
        Identity() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Change extends ChangeContract {
        Change() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Unique extends UniqueContract {
        Unique() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class UniqueKey extends UniqueKeyContract {
        UniqueKey() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Reference extends ReferenceContract {
        Reference() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Restrict extends RestrictContract {
        Restrict() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Cascade extends CascadeContract {
        Cascade() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Null extends NullContract {
        Null() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class TimeLimit extends TimeLimitContract {
        TimeLimit() {
            super(StoreConformance.this.engine());
        }
    }
}
