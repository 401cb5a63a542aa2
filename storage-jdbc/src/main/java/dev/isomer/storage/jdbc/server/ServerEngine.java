package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.jdbc.JdbcConnection;
import dev.isomer.storage.model.Inspection;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import dev.isomer.storage.spi.EngineProvider;
import dev.isomer.storage.spi.Scratch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Opens databases on servers of one kind.
 *
 * <p>Databases for tests are places of their own on the server of the system property {@code isomer.SCHEME.url}, which
 * is a URL of this engine.
 */
public abstract class ServerEngine implements EngineProvider {
    private static final EngineOptions PLAIN = new EngineOptions(Long.MAX_VALUE, Duration.ofSeconds(30));

    /** For subclasses, which {@link java.util.ServiceLoader} makes. */
    protected ServerEngine() {}

    /** What is peculiar to the kind of server; made when it is needed, as it may load the driver. */
    protected abstract ServerKind kind();

    private ServerUrl parsed(String url) {
        ServerKind kind = kind();
        return ServerUrl.parse(url, kind.usualPort(), kind.parameters());
    }

    @Override
    public final Driver open(String url, Schema schema, EngineOptions options) {
        return new ServerOpening(kind(), parsed(url), schema, options).open();
    }

    @Override
    public final String temporaryUrl(Path folder) {
        String property = "isomer." + scheme() + ".url";
        String server = System.getProperty(property, "");
        if (server.isEmpty()) {
            throw new CannotOpenException(
                    "Databases for tests need a server: set the system property " + property + " to " + scheme()
                            + "://USER:PASSWORD@HOST:PORT/DATABASE.",
                    null);
        }
        String name = ServerDialect.shortened("isomer_test_" + folder.toAbsolutePath());
        ServerUrl url = parsed(server);
        return kind().at(url, name.replaceAll("[^a-z0-9_]", "_")).text();
    }

    @Override
    public final void removeTemporary(Path folder) {
        ServerUrl url = parsed(temporaryUrl(folder));
        try (JdbcConnection connection = ServerConnections.connect(kind(), kind().outside(url), PLAIN)) {
            connection.run(kind().dropPlace(kind().place(url)));
        } catch (SQLException failure) {
            throw new StorageFailureException("The database of a test could not be removed from " + url + ".", failure);
        }
    }

    @Override
    public final Inspection inspect(String url, Consumer<? super String> lines) {
        return new ServerInspection(kind(), parsed(url)).look(lines);
    }

    @Override
    public final Scratch scratch(String url) {
        return new ServerScratch(kind(), parsed(url));
    }
}
