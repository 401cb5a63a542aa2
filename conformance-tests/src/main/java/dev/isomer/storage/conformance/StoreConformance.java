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
public abstract class StoreConformance extends SchemaConformance {
    @Nested
    class Transaction extends TransactionContract {
        Transaction() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Refusal extends RefusalContract {
        Refusal() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Failure extends FailureContract {
        Failure() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Retry extends RetryContract {
        Retry() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Twice extends TwiceContract {
        Twice() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Ending extends EndingContract {
        Ending() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class TimeLimit extends TimeLimitContract {
        TimeLimit() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Savepoint extends SavepointContract {
        Savepoint() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Nesting extends NestingContract {
        Nesting() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class SnapshotRead extends SnapshotReadContract {
        SnapshotRead() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class NoWait extends NoWaitContract {
        NoWait() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class MemoryLimit extends MemoryLimitContract {
        MemoryLimit() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class ExactLimit extends ExactLimitContract {
        ExactLimit() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class MemoryReturn extends MemoryReturnContract {
        MemoryReturn() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Statistics extends StatisticsContract {
        Statistics() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Heap extends HeapContract {
        Heap() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Fork extends ForkContract {
        Fork() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class LifeCycle extends LifeCycleContract {
        LifeCycle() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Closing extends ClosingContract {
        Closing() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class Dump extends DumpContract {
        Dump() {
            super(StoreConformance.this.engine());
        }
    }

    @Nested
    class History extends HistoryContract {
        History() {
            super(StoreConformance.this.engine());
        }
    }
}
