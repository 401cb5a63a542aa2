package dev.isomer.web.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.web.http.RawAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged application in memory mode, watched from start to stop while it reads, writes and imports: no file is
 * opened for writing, made or changed, by anything, and the application reads its jar and the content directory alone.
 */
@Tag("strace")
final class MemoryModeTest {
    private static final String DOCUMENT = "{\"version\":6,\"servers\":[{\"name\":\"echo\",\"definition\":\"one\"}],"
            + "\"variables\":[{\"name\":\"v\",\"definition\":\"a text that is long enough not to be a literal\"}]}";

    @TempDir
    Path directory;

    @Test
    void nothingIsWrittenAnywhere() throws IOException {
        Path jar = packagedJar();
        Path contents = Files.createDirectory(directory.resolve("contents")).toRealPath();
        Cid document = Cid.of(DOCUMENT);
        Files.writeString(contents.resolve(document.toString()), DOCUMENT);
        SystemCalls calls = watch(jar, contents, document);
        assertEquals(List.of(), calls.changing());
        assertTrue(calls.opened().contains(contents.resolve(document.toString()).toString()));
        String home = Path.of(System.getProperty("java.home")).toRealPath().toString();
        List<String> others = calls.opened().stream()
                .filter(file -> !isOfSystem(file, home)
                        && !file.equals(jar.toString())
                        && !file.startsWith(contents.toString()))
                .distinct()
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void aWrittenFileIsSeen() {
        SystemCalls calls = SystemCalls.of(List.of(
                "17 openat(AT_FDCWD, \"/a\", O_RDONLY|O_CLOEXEC) = 3",
                "17 openat(AT_FDCWD, \"/b\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 4",
                "18 openat(AT_FDCWD, \"/c\", O_RDWR) = -1 ENOENT (No such file or directory)",
                "18 mkdir(\"/d\", 0777) = 0",
                "18 unlink(\"/e\") = -1 ENOENT (No such file or directory)"));
        assertEquals(List.of("/a"), calls.opened());
        assertEquals(2, calls.changing().size());
    }

    private SystemCalls watch(Path jar, Path contents, Cid document) throws IOException {
        Path log = directory.resolve("calls.log");
        List<String> command =
                new ArrayList<>(List.of("strace", "-f", "-e", "trace=%file,ftruncate,fchmod", "-o", log.toString()));
        command.addAll(ServerProcess.command(
                jar.toString(),
                List.of(),
                "--in-memory-db",
                "--port",
                "0",
                "--cids",
                contents.toString(),
                "--boot-cid",
                document.toString()));
        try (ServerProcess server =
                ServerProcess.start(directory, Map.of("DATABASE_URL", "sqlite:///never.db"), command)) {
            int port = server.port();
            use(port, document);
            server.handle().children().forEach(ProcessHandle::destroy);
            assertEquals(0, server.exitCode(), server.said());
        }
        return SystemCalls.of(Files.readAllLines(log));
    }

    private static void use(int port, Cid document) {
        String json = "Content-Type: application/json";
        assertEquals(200, RawAnswer.get(port, "/", "Accept: text/html").status());
        assertEquals(200, RawAnswer.get(port, "/servers").status());
        assertEquals(200, RawAnswer.get(port, document.path() + ".json").status());
        assertEquals(404, RawAnswer.get(port, "/nothing", "Accept: text/html").status());
        for (int i = 0; i < 50; i++) {
            String put = RawAnswer.request(
                    "PUT", "/variables/n" + i, port, "{\"definition\":\"" + "x".repeat(i + 100) + "\"}", json);
            assertEquals(201, RawAnswer.to(port, put).status());
        }
        assertEquals(
                204,
                RawAnswer.to(port, RawAnswer.request("DELETE", "/variables/n1", port, ""))
                        .status());
        assertEquals(
                200,
                RawAnswer.to(port, RawAnswer.request("POST", "/import", port, DOCUMENT, json))
                        .status());
    }

    private static boolean isOfSystem(String file, String javaHome) {
        return file.startsWith(javaHome)
                || Stream.of("/etc/", "/proc/", "/sys/", "/usr/lib", "/lib", "/dev/", "/usr/share/zoneinfo", "/run/")
                        .anyMatch(file::startsWith);
    }

    private static Path packagedJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            return files.filter(file -> file.getFileName().toString().matches("isomer-web-.*-all\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Package the application first: mvn -pl web -am package"));
        }
    }
}
