package dev.isomer.storage.postgresql;

import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.history.HistoryCampaign;
import dev.isomer.storage.conformance.history.HistoryMismatch;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.server.ServerDialect;
import dev.isomer.storage.jdbc.server.ServerEngine;
import dev.isomer.storage.jdbc.server.ServerKind;
import dev.isomer.storage.model.Attribute;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PostgreSQL's own place for null in an order is seen by random programs within a few hundred statements. */
final class NullsLastTest {
    private static final long STATEMENTS = 20_000;

    private static final ServerDialect NULLS_LAST = new PostgresqlDialect() {
        @Override
        public String order(Attribute<?, ?> attribute, boolean isDescending) {
            return column(attribute) + (isDescending ? " DESC" : "");
        }
    };

    private static final class Wrong extends ServerEngine {
        @Override
        public String scheme() {
            return "postgresql";
        }

        @Override
        protected ServerKind kind() {
            return new PostgresqlKind("postgresql") {
                @Override
                public ServerDialect dialect(JdbcConnection connection) {
                    return NULLS_LAST;
                }
            };
        }
    }

    @Test
    void ordersWithoutAPlaceForNullAreSeen() {
        HistoryMismatch seen = assertThrowsExactly(
                HistoryMismatch.class,
                () -> HistoryCampaign.run(1, STATEMENTS, Map.of("postgresql", TestedEngine.of(new Wrong()))));
        assertTrue(seen.getMessage().contains("postgresql"), seen::getMessage);
    }
}
