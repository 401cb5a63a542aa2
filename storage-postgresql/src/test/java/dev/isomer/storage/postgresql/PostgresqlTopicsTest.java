package dev.isomer.storage.postgresql;

import dev.isomer.storage.jdbc.server.BesideTopic;
import dev.isomer.storage.jdbc.server.ForeignPlaceTopic;
import dev.isomer.storage.jdbc.server.LostConnectionTopic;
import dev.isomer.storage.jdbc.server.OwnServerTopic;
import dev.isomer.storage.jdbc.server.TwoStoresTopic;
import dev.isomer.storage.jdbc.server.UpgradeTopic;
import dev.isomer.storage.jdbc.server.UrlTopic;
import org.junit.jupiter.api.Nested;

/** What is peculiar to servers, on PostgreSQL. */
final class PostgresqlTopicsTest {
    @Nested
    final class TwoStores extends TwoStoresTopic {
        TwoStores() {
            super(new TestedPostgresql());
        }
    }

    @Nested
    final class Upgrade extends UpgradeTopic {
        Upgrade() {
            super(new TestedPostgresql());
        }
    }

    @Nested
    final class ForeignPlace extends ForeignPlaceTopic {
        ForeignPlace() {
            super(new TestedPostgresql());
        }
    }

    @Nested
    final class LostConnection extends LostConnectionTopic {
        LostConnection() {
            super(new TestedPostgresql());
        }
    }

    @Nested
    final class OwnServer extends OwnServerTopic {
        OwnServer() {
            super(new TestedPostgresql());
        }
    }

    @Nested
    final class Beside extends BesideTopic {
        Beside() {
            super(new TestedPostgresql());
        }
    }

    @Nested
    final class Url extends UrlTopic {
        Url() {
            super(new TestedPostgresql());
        }
    }
}
