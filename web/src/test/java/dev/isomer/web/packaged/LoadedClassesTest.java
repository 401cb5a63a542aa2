package dev.isomer.web.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Stores;
import dev.isomer.storage.spi.EngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start loads of the databases' drivers only the one that it needs: the others would take their time. */
final class LoadedClassesTest {
    private static final Pattern DRIVER =
            Pattern.compile("\\] (org\\.sqlite|org\\.postgresql|org\\.mariadb|com\\.zaxxer)\\.");

    @TempDir
    private Path directory;

    private Set<String> driversLoadedBy(String url) throws IOException {
        List<String> command = ServerProcess.command(
                System.getProperty("java.class.path"), List.of("-Xlog:class+load:file=classes.log"), "--port", "0");
        try (ServerProcess server = ServerProcess.start(directory, Map.of("DATABASE_URL", url), command)) {
            server.port();
            server.terminate();
            assertEquals(0, server.exitCode(), server.said());
        }
        Set<String> drivers = new TreeSet<>();
        List<String> lines = Files.readAllLines(directory.resolve("classes.log"));
        assertTrue(lines.stream().anyMatch(line -> line.contains("] dev.isomer.web.Main ")), "the log is of the start");
        for (String line : lines) {
            Matcher matcher = DRIVER.matcher(line);
            if (matcher.find()) {
                drivers.add(matcher.group(1));
            }
        }
        return drivers;
    }

    @Test
    void aStoreInMemoryNeedsNone() throws IOException {
        assertEquals(Set.of(), driversLoadedBy("memory:"));
    }

    @Test
    void aFileNeedsItsOwn() throws IOException {
        assertEquals(Set.of("org.sqlite"), driversLoadedBy("sqlite:///x.db"));
    }

    @Test
    void aServerNeedsItsOwnAndThePool() throws IOException {
        EngineProvider engine = Stores.engineOf("postgresql:");
        try {
            Set<String> loaded = driversLoadedBy(engine.temporaryUrl(directory));
            assertTrue(loaded.containsAll(Set.of("org.postgresql", "com.zaxxer")), loaded::toString);
        } finally {
            engine.removeTemporary(directory);
        }
    }
}
