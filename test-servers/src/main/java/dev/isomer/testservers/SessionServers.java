package dev.isomer.testservers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts one server of each kind for a session of tests, and sets the system properties {@code isomer.postgresql.url}
 * and {@code isomer.mysql.url} (MariaDB, or MySQL where the profile has it) to their URLs. A property that is set
 * already means a server that is there: none is started for it. They are stopped with the session.
 */
public final class SessionServers implements LauncherSessionListener {
    private final List<DatabaseServer> servers = new ArrayList<>();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Set<String> taken = new HashSet<>();
        List<CompletableFuture<DatabaseServer>> starting = Arrays.stream(DatabaseKind.values())
                .filter(kind -> kind.isAvailable()
                        && taken.add(kind.property())
                        && System.getProperty(kind.property(), "").isBlank())
                .map(kind -> CompletableFuture.supplyAsync(() -> DatabaseServer.launch(kind)))
                .toList();
        starting.forEach(start -> servers.add(start.join()));
        servers.forEach(server -> System.setProperty(server.kind().property(), server.url()));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        servers.forEach(server -> System.clearProperty(server.kind().property()));
        servers.forEach(DatabaseServer::close);
        servers.clear();
    }
}
