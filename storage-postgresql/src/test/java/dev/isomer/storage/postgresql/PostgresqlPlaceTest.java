package dev.isomer.storage.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.server.ServerConnections;
import dev.isomer.storage.jdbc.server.ServerUrl;
import dev.isomer.storage.spi.EngineOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Databases, of which a store has one schema. */
final class PostgresqlPlaceTest {
    private static final PostgresqlKind KIND = new PostgresqlKind("postgresql");
    private static final EngineOptions OPTIONS = new EngineOptions(Long.MAX_VALUE, Duration.ofSeconds(30));

    private static ServerUrl session() {
        return ServerUrl.parse(System.getProperty("isomer.postgresql.url"), KIND.usualPort(), KIND.parameters());
    }

    private static List<String> texts(ServerUrl url, String query) throws SQLException {
        try (JdbcConnection connection = ServerConnections.connect(KIND, url, OPTIONS)) {
            return connection.texts(query);
        }
    }

    private static void run(ServerUrl url, String statement) throws SQLException {
        try (JdbcConnection connection = ServerConnections.connect(KIND, url, OPTIONS)) {
            connection.run(statement);
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsTold() {
        ServerUrl missing = session().withDatabase("isomer_none");
        for (String url : List.of(missing.text(), missing.with("mode", "ro").text())) {
            CannotOpenException refused = assertThrowsExactly(
                    CannotOpenException.class,
                    () -> PostgresqlStore.open(url, Library.SCHEMA, StoreOptions.defaults()));
            assertEquals(
                    missing + " names a database that the server does not have; make it: CREATE DATABASE. (FATAL:"
                            + " database \"isomer_none\" does not exist)",
                    refused.getMessage());
        }
    }

    /** It comes first in the server's own search path. */
    @Test
    void aSchemaNamedAsTheUserIsNotTakenForPublic() throws SQLException {
        ServerUrl own = session().withDatabase("isomer_search_path");
        run(session(), "CREATE DATABASE isomer_search_path");
        try {
            run(own, "CREATE SCHEMA \"" + own.user() + "\"");
            try (Store store = PostgresqlStore.open(own.text(), Library.SCHEMA, StoreOptions.defaults())) {
                assertEquals(List.of(), store.verify());
            }
            assertEquals(
                    List.of("public"),
                    texts(own, "SELECT schemaname FROM pg_tables WHERE tablename = 'isomer_schema'"));
        } finally {
            run(session(), "DROP DATABASE isomer_search_path WITH (FORCE)");
        }
    }
}
