package dev.isomer.testservers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM of its own, which starts a server of each kind that it is told, and keeps them until its input ends. */
final class ServerProgram {
    private ServerProgram() {}

    public static void main(String[] kinds) throws IOException {
        List<DatabaseServer> servers = new ArrayList<>();
        for (String kind : kinds) {
            servers.add(DatabaseServer.launch(DatabaseKind.valueOf(kind)));
        }
        for (DatabaseServer server : servers) {
            System.out.println(server.folder());
        }
        System.in.read();
        servers.forEach(DatabaseServer::close);
    }

    /** Begins it; it prints the folder of each server when all are ready. */
    static Process begin(Path cache, List<DatabaseKind> kinds) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServerProgram.class.getName()),
                        kinds.stream().map(DatabaseKind::name))
                .toList());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
