package dev.isomer.storage.mariadb;

import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.history.HistoryCampaign;
import dev.isomer.storage.conformance.history.HistoryMismatch;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.server.ServerDialect;
import dev.isomer.storage.jdbc.server.ServerEngine;
import dev.isomer.storage.jdbc.server.ServerKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A collation that takes spaces at the end for nothing is seen by random programs within some thousand statements. */
final class PaddingCollationTest {
    private static final long STATEMENTS = 40_000;

    private static final class Wrong extends ServerEngine {
        @Override
        public String scheme() {
            return "mysql";
        }

        @Override
        protected ServerKind kind() {
            return new MariaDbKind("mysql") {
                @Override
                public ServerDialect dialect(JdbcConnection connection) {
                    return new MariaDbDialect("utf8mb4_bin");
                }
            };
        }
    }

    @Test
    void aCollationThatPadsIsSeen() {
        HistoryMismatch seen = assertThrowsExactly(
                HistoryMismatch.class,
                () -> HistoryCampaign.run(1, STATEMENTS, Map.of("mysql", TestedEngine.of(new Wrong()))));
        assertTrue(seen.getMessage().contains("mysql"), seen::getMessage);
    }
}
