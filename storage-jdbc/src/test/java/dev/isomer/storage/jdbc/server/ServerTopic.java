package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.jdbc.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of what is peculiar to servers, the same for every kind; with a place for each test. */
public abstract class ServerTopic {
    /** How long tests wait for what must come, before they fail. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    static final StoreOptions IMPATIENT = StoreOptions.defaults().withWriterWait(Duration.ofSeconds(1));

    @TempDir
    private Path folder;

    private final TestedServer server;
    private Place place;

    /** For this kind of server. */
    protected ServerTopic(TestedServer server) {
        this.server = server;
    }

    @BeforeEach
    final void take() {
        place = Place.of(server, folder);
    }

    @AfterEach
    final void remove() throws SQLException {
        place.close();
    }

    TestedServer server() {
        return server;
    }

    /** Not made yet. */
    Place place() {
        return place;
    }

    Path folder() {
        return folder;
    }

    /** Those of the stores that are open in the place. */
    List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(place.name()))
                .toList();
    }

    String quoted(String name) {
        try (JdbcConnection connection = place.connect()) {
            return server.kind().dialect(connection).quoted(name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Begins a write as another process does, and leaves it open. */
    JdbcConnection writeOfAnother() throws SQLException {
        JdbcConnection other = place.connect();
        for (Sql statement : server.kind().dialect(other).beginWrite()) {
            other.run(statement.text());
        }
        return other;
    }
}
