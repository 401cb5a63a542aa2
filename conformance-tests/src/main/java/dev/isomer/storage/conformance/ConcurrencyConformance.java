package dev.isomer.storage.conformance;

import org.junit.jupiter.api.Nested;

/** The topics of many threads, which {@link StoreConformance} completes. */
abstract class ConcurrencyConformance extends QueryConformance {
    @Nested
    class Concurrency extends ConcurrencyContract {
        Concurrency() {
            super(ConcurrencyConformance.this.engine());
        }
    }

    @Nested
    class WriteAnomaly extends WriteAnomalyContract {
        WriteAnomaly() {
            super(ConcurrencyConformance.this.engine());
        }
    }

    @Nested
    class ReadAnomaly extends ReadAnomalyContract {
        ReadAnomaly() {
            super(ConcurrencyConformance.this.engine());
        }
    }

    @Nested
    class Pause extends PauseContract {
        Pause() {
            super(ConcurrencyConformance.this.engine());
        }
    }

    @Nested
    class PausedStore extends PausedStoreContract {
        PausedStore() {
            super(ConcurrencyConformance.this.engine());
        }
    }

    @Nested
    class Turn extends TurnContract {
        Turn() {
            super(ConcurrencyConformance.this.engine());
        }
    }

    @Nested
    class Stress extends StressContract {
        Stress() {
            super(ConcurrencyConformance.this.engine());
        }
    }

    @Nested
    class Serializability extends SerializabilityContract {
        Serializability() {
            super(ConcurrencyConformance.this.engine());
        }
    }
}
