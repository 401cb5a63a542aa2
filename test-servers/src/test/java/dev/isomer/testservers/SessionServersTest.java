package dev.isomer.testservers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;

final class SessionServersTest {
    private static Map<String, String> properties() {
        return DatabaseServerTest.kinds()
                .collect(Collectors.toMap(DatabaseKind::property, kind -> System.getProperty(kind.property())));
    }

    @Test
    void theSessionHasAServerOfEachKind() throws SQLException {
        for (DatabaseKind kind : DatabaseServerTest.kinds().toList()) {
            String url = System.getProperty(kind.property());
            assertNotNull(url, kind.property());
            String jdbc = kind.recipe().jdbcUrl(URI.create(url).getPort(), "isomer", "isomer");
            assertEquals("1", Sql.ask(jdbc, "select 1"));
        }
    }

    @Test
    void aSessionWithinUsesTheServersThatAreThere() throws SQLException {
        Map<String, String> before = properties();
        try (LauncherSession within = LauncherFactory.openSession()) {
            assertNotNull(within.getLauncher());
            assertEquals(before, properties());
        }
        assertEquals(before, properties());
        theSessionHasAServerOfEachKind();
    }
}
