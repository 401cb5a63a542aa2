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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application as {@code run.sh} starts it, watched by strace from start to stop while it reads, writes and imports.
 * In memory nothing opens a file for writing, makes or changes one, and the application reads its jar and the content
 * that it is asked for alone. On SQLite the same program is seen to write, and nowhere but beside its file.
 */
@Tag("strace")
final class MemoryModeTest {

    private static final String DOCUMENT = "{\"version\":6,\"servers\":[{\"name\":\"echo\",\"definition\":\"one\"}],"
            + "\"variables\":[{\"name\":\"v\",\"definition\":\"a text that is long enough not to be a literal\"}]}";
    private static final String READ =
            "A text that is asked for, and so is long enough not to be in its own name. ".repeat(9);
    private static final String UNREAD =
            "A text that nobody asks for, and so is not even opened by the application. ".repeat(9);

    /** What the JVM and the loader read for themselves. */
    private static final Pattern OF_THE_SYSTEM =
            Pattern.compile("/(?:etc|proc|sys|dev|lib\\w*|usr/lib\\w*|usr/share/zoneinfo|usr/share/locale)/.*");

    @TempDir
    Path folder;

    private Path contents;
    private Path work;

    @BeforeAll
    static void prepare() {
        try (ServerProcess script = start(Path.of(""), List.of(RunScript.path().toString(), "--version"))) {
            assertEquals(0, script.exitCode(), script.said());
        }
    }

    @BeforeEach
    void makeContents() throws IOException {
        contents = Files.createDirectory(folder.toRealPath().resolve("contents"));
        work = Files.createDirectory(folder.toRealPath().resolve("work"));
        for (String content : List.of(DOCUMENT, READ, UNREAD)) {
            Files.writeString(contents.resolve(Cid.of(content).toString()), content);
        }
    }

    @Test
    void inMemoryNothingIsWrittenByAnything() throws IOException {
        SystemCalls calls = watch("--in-memory-db");

        assertEquals(List.of(), calls.changed());
    }

    @Test
    void inMemoryOnlyTheJarAndTheContentAskedForAreRead() throws IOException {
        SystemCalls calls = watch("--in-memory-db");
        Path prepared = RunScript.prepared().toRealPath();
        String java = Path.of(System.getProperty("java.home")).toRealPath() + "/";
        Set<String> read = calls.read().stream()
                .filter(file ->
                        !file.startsWith(java) && !OF_THE_SYSTEM.matcher(file).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = Stream.of(
                        prepared.resolve("isomer.jar"),
                        prepared.resolve("java-" + System.getProperty("java.version") + ".jsa"),
                        contents,
                        contents.resolve(Cid.of(DOCUMENT).toString()),
                        contents.resolve(Cid.of(READ).toString()))
                .map(Path::toString)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(expected, read);
    }

    @Test
    void aDumpIsAllThatIsWrittenWhereItIsAskedFor() throws IOException {
        Path dump = work.resolve("dump.db");
        SystemCalls calls = watch("--in-memory-db", "--dump-db-on-exit", dump.toString());

        assertTrue(Files.isRegularFile(dump));
        assertEquals(List.of(), elsewhere(calls, Pattern.quote(work + "/") + "(dump\\.db|\\.dump\\.db\\..*)"));
    }

    @Test
    void aSnapshotIsAllThatIsWrittenWhereItIsAskedFor() throws IOException {
        Path log = folder.resolve("calls.log");
        List<String> command = command(log, "--in-memory-db", "--snapshot=x", "--snapshot-dir=" + work.resolve("s"));
        try (ServerProcess process = start(work, command)) {
            assertEquals(0, process.exitCode(), process.said());
        }
        SystemCalls calls = SystemCalls.of(Files.readAllLines(log));

        assertTrue(Files.isRegularFile(work.resolve("s/x.json")));
        assertEquals(List.of(), elsewhere(calls, Pattern.quote(work + "/s") + "(/x\\.json|/\\.x\\.json\\..*\\.tmp)?"));
    }

    /** What was changed beside the files whose paths match. */
    private static List<String> elsewhere(SystemCalls calls, String paths) {
        return calls.changed().stream()
                .filter(change -> !change.substring(change.indexOf(' ') + 1).matches(paths))
                .toList();
    }

    @Test
    void onSqliteTheSameProgramIsSeenToWriteAndNowhereElse() throws IOException {
        SystemCalls calls = watch();

        assertTrue(
                calls.changed().contains("openat " + work + "/viewer.db"),
                calls.changed().toString());
        assertEquals(List.of(), elsewhere(calls, Pattern.quote(work + "/viewer.db") + ".*"));
    }

    @Test
    void onSqliteReadOnlyNothingIsWrittenByAnything() throws IOException {
        watch();
        Path log = folder.resolve("read.log");
        List<String> command = new ArrayList<>(command(log, "--read-only"));
        int boot = command.indexOf("--boot-cid");
        command.subList(boot, boot + 2).clear();
        try (ServerProcess server = start(work, command)) {
            int port = server.port();
            assertEquals(200, RawAnswer.get(port, "/", "Accept: text/html").status());
            assertEquals(200, RawAnswer.get(port, "/servers/echo").status());
            assertEquals(405, send(port, "DELETE", "/servers/echo", ""));
            server.handle().children().forEach(ProcessHandle::destroy);
            assertEquals(0, server.exitCode(), server.said());
        }

        assertEquals(List.of(), SystemCalls.of(Files.readAllLines(log)).changed());
    }

    private SystemCalls watch(String... mode) throws IOException {
        Path log = folder.resolve("calls.log");
        try (ServerProcess server = start(work, command(log, mode))) {
            use(server.port());
            server.handle().children().forEach(ProcessHandle::destroy);
            assertEquals(0, server.exitCode(), server.said());
        }
        return SystemCalls.of(Files.readAllLines(log));
    }

    private List<String> command(Path log, String... mode) {
        List<String> command = new ArrayList<>(
                List.of("strace", "-f", "-qq", "-y", "-s", "4096", "-e", SystemCalls.TRACED, "-o", log.toString()));
        command.add(RunScript.path().toString());
        command.addAll(List.of(mode));
        command.addAll(List.of("--port", "0", "--cids", contents.toString()));
        command.addAll(List.of("--boot-cid", Cid.of(DOCUMENT).toString()));
        return command;
    }

    /** On the Java of this test, as the prepared archive of classes is one Java's. */
    private static ServerProcess start(Path directory, List<String> command) {
        Map<String, String> variables = Map.of("JAVA_HOME", System.getProperty("java.home"));
        return ServerProcess.start(directory.toAbsolutePath(), variables, command);
    }

    private static void use(int port) {
        String json = "Content-Type: application/json";
        assertEquals(200, RawAnswer.get(port, "/", "Accept: text/html").status());
        assertEquals(200, RawAnswer.get(port, "/servers", "Accept: text/html").status());
        assertEquals(READ, RawAnswer.get(port, Cid.of(READ).path() + ".txt").body());
        assertEquals(DOCUMENT, RawAnswer.get(port, Cid.of(DOCUMENT).path()).body());
        assertEquals(404, RawAnswer.get(port, "/nothing", "Accept: text/html").status());
        for (int i = 0; i < 50; i++) {
            String body = "{\"definition\":\"" + "x".repeat(i + 100) + "\"}";
            assertEquals(201, send(port, "PUT", "/variables/n" + i, body, json));
        }
        assertEquals(204, send(port, "DELETE", "/variables/n1", ""));
        assertEquals(200, send(port, "POST", "/import", DOCUMENT, json));
        assertEquals(200, RawAnswer.get(port, "/variables?limit=500").status());
    }

    private static int send(int port, String method, String target, String body, String... headers) {
        return RawAnswer.to(port, RawAnswer.request(method, target, port, body, headers))
                .status();
    }
}
