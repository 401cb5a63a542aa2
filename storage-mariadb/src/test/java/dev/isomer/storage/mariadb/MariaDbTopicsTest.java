package dev.isomer.storage.mariadb;

import dev.isomer.storage.jdbc.server.BesideTopic;
import dev.isomer.storage.jdbc.server.ForeignPlaceTopic;
import dev.isomer.storage.jdbc.server.LostConnectionTopic;
import dev.isomer.storage.jdbc.server.OwnServerTopic;
import dev.isomer.storage.jdbc.server.TwoStoresTopic;
import dev.isomer.storage.jdbc.server.UpgradeTopic;
import dev.isomer.storage.jdbc.server.UrlTopic;
import org.junit.jupiter.api.Nested;

/** What is peculiar to servers, on MariaDB. */
final class MariaDbTopicsTest {
    @Nested
    final class TwoStores extends TwoStoresTopic {
        TwoStores() {
            super(new TestedMariaDb());
        }
    }

    @Nested
    final class Upgrade extends UpgradeTopic {
        Upgrade() {
            super(new TestedMariaDb());
        }
    }

    @Nested
    final class ForeignPlace extends ForeignPlaceTopic {
        ForeignPlace() {
            super(new TestedMariaDb());
        }
    }

    @Nested
    final class LostConnection extends LostConnectionTopic {
        LostConnection() {
            super(new TestedMariaDb());
        }
    }

    @Nested
    final class OwnServer extends OwnServerTopic {
        OwnServer() {
            super(new TestedMariaDb());
        }
    }

    @Nested
    final class Beside extends BesideTopic {
        Beside() {
            super(new TestedMariaDb());
        }
    }

    @Nested
    final class Url extends UrlTopic {
        Url() {
            super(new TestedMariaDb());
        }
    }
}
