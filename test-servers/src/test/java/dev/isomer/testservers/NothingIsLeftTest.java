package dev.isomer.testservers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers end with the JVM that started them, and a cache holds whole folders alone. */
final class NothingIsLeftTest {
    private static final long DEADLINE_SECONDS = 60;

    @TempDir
    Path cache;

    private static List<DatabaseKind> kinds() {
        return DatabaseServerTest.kinds().toList();
    }

    private static List<Path> folders(BufferedReader output, int count) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            String folder = output.readLine();
            assertTrue(folder != null && Files.isDirectory(Path.of(folder)), "The program printed " + folder);
            folders.add(Path.of(folder));
        }
        return folders;
    }

    @Test
    void aKilledJvmLeavesNeitherProcessesNorFolders() throws Exception {
        List<DatabaseKind> kinds = kinds();
        Process program = ServerProgram.begin(Cache.ofUser().root().getParent(), kinds);
        try (BufferedReader output = program.inputReader()) {
            List<Path> folders = folders(output, kinds.size());
            List<ProcessHandle> processes = program.descendants().toList();
            for (Path folder : folders) {
                long server =
                        Long.parseLong(Files.readString(folder.resolve("pid")).trim());
                assertTrue(processes.stream().anyMatch(process -> process.pid() == server));
            }
            program.destroyForcibly().waitFor();
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            assertEquals(List.of(), folders.stream().filter(Files::exists).toList());
        } finally {
            program.destroyForcibly();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aClosedServerLeavesNothing(DatabaseKind kind) throws IOException {
        DatabaseServer server = DatabaseServer.launch(kind);
        Path folder = server.folder();
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).trim());
        assertTrue(ProcessHandle.of(pid).isPresent());
        server.kill();
        server.close();
        server.close();
        assertFalse(ProcessHandle.of(pid).isPresent());
        assertFalse(Files.exists(folder));
    }

    @Test
    void twoThatUnpackAtTheSameTimeHaveOneWholeFolder() throws Exception {
        List<DatabaseKind> kind = List.of(DatabaseKind.POSTGRESQL);
        Process first = ServerProgram.begin(cache, kind);
        Process second = ServerProgram.begin(cache, kind);
        try (BufferedReader ofFirst = first.inputReader();
                BufferedReader ofSecond = second.inputReader()) {
            folders(ofFirst, 1);
            folders(ofSecond, 1);
            first.outputWriter().close();
            second.outputWriter().close();
            assertEquals(0, first.waitFor());
            assertEquals(0, second.waitFor());
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
        Path made = Installation.of(DatabaseKind.POSTGRESQL, new Cache(cache.resolve("isomer")))
                .programs();
        Path known = Installation.of(DatabaseKind.POSTGRESQL, Cache.ofUser()).programs();
        assertEquals(cache.resolve("isomer"), made.getParent());
        assertEquals(files(known), files(made));
        assertEquals(
                2,
                files(made.getParent()).stream()
                        .filter(file -> file.matches("[^/]+(?<!\\.lock)"))
                        .count());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
