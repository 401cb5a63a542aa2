package dev.isomer.storage.conformance;

import org.junit.jupiter.api.Nested;

/** The topics of schemas, of their changes and of migrations, which {@link StoreConformance} completes. */
abstract class SchemaConformance extends ConcurrencyConformance {
    @Nested
    class Schema extends SchemaContract {
        Schema() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class SchemaLimits extends SchemaLimitsContract {
        SchemaLimits() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class SchemaUpgrade extends SchemaUpgradeContract {
        SchemaUpgrade() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class SchemaDefault extends SchemaDefaultContract {
        SchemaDefault() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class Engine extends EngineContract {
        Engine() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class SchemaPlan extends SchemaPlanContract {
        SchemaPlan() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class SchemaRecord extends SchemaRecordContract {
        SchemaRecord() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class Migration extends MigrationContract {
        Migration() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class MigrationRefusal extends MigrationRefusalContract {
        MigrationRefusal() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class MigrationReplace extends MigrationReplaceContract {
        MigrationReplace() {
            super(SchemaConformance.this.engine());
        }
    }

    @Nested
    class MigrationKeep extends MigrationKeepContract {
        MigrationKeep() {
            super(SchemaConformance.this.engine());
        }
    }
}
