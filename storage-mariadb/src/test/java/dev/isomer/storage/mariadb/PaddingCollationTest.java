package dev.isomer.storage.mariadb;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.history.HistoryCampaign;
import dev.isomer.storage.jdbc.server.ServerEngine;
import dev.isomer.storage.jdbc.server.ServerKind;
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
            return new MariaDbKind("mysql", new MariaDbDialect("utf8mb4_bin"));
        }
    }

    @Test
    void aCollationThatPadsIsSeen() {
        String seen = HistoryCampaign.firstDifference(1, STATEMENTS, "mysql", TestedEngine.of(new Wrong()));

        assertTrue(seen != null && seen.contains("engine=mysql"), seen);
    }
}
