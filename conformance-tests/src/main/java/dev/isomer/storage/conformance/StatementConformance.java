package dev.isomer.storage.conformance;

import dev.isomer.storage.conformance.engine.TestedEngine;
import org.junit.jupiter.api.Nested;

/** The topics of values, rows and keys, which {@link StoreConformance} completes. */
abstract class StatementConformance {
    /** The engine under test. */
    protected abstract TestedEngine engine();

    @Nested
    class Values extends ValuesContract {
        Values() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Domain extends DomainContract {
        Domain() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class ValueOrder extends ValueOrderContract {
        ValueOrder() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Lengths extends LengthsContract {
        Lengths() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Problems extends ProblemsContract {
        Problems() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class TextOrder extends TextOrderContract {
        TextOrder() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class TextPoints extends TextPointsContract {
        TextPoints() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Identity extends IdentityContract {
        Identity() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class GivenId extends GivenIdContract {
        GivenId() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Change extends ChangeContract {
        Change() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Unique extends UniqueContract {
        Unique() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class UniqueKey extends UniqueKeyContract {
        UniqueKey() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Reference extends ReferenceContract {
        Reference() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Restrict extends RestrictContract {
        Restrict() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Cascade extends CascadeContract {
        Cascade() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class SetNull extends SetNullContract {
        SetNull() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Null extends NullContract {
        Null() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class ManyRows extends ManyRowsContract {
        ManyRows() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class ManyChanges extends ManyChangesContract {
        ManyChanges() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Bytes extends BytesContract {
        Bytes() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Words extends WordsContract {
        Words() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Records extends RecordsContract {
        Records() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Inspection extends InspectionContract {
        Inspection() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Opening extends OpeningContract {
        Opening() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Damage extends DamageContract {
        Damage() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class Pinned extends PinnedContract {
        Pinned() {
            super(StatementConformance.this.engine());
        }
    }

    @Nested
    class OldestRead extends OldestReadContract {
        OldestRead() {
            super(StatementConformance.this.engine());
        }
    }
}
