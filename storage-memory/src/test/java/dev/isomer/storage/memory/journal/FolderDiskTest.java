package dev.isomer.storage.memory.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.CannotOpenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use a folder, and what is said to others. */
class FolderDiskTest {
    @TempDir
    private Path root;

    private static String refusal(Path folder) {
        return assertThrows(CannotOpenException.class, () -> FolderDisk.open(folder))
                .getMessage();
    }

    /** What another process says when it opens a folder. */
    private static String inAnotherProcess(Path folder) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = process.getInputStream()) {
            String text = new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor();
            return text;
        }
    }

    private static String taken(Path folder) {
        return folder + " is open already, in this or in another process; close it there first, or name another"
                + " folder.";
    }

    @Test
    void anotherProcessIsRefusedUntilTheFolderIsLetGoOf() throws Exception {
        Path folder = root.resolve("store");
        try (FolderDisk disk = FolderDisk.open(folder)) {
            assertEquals(taken(folder), inAnotherProcess(folder));
            assertEquals(folder.toString(), disk.toString());
        }
        assertEquals("opened " + folder, inAnotherProcess(folder));
    }

    @Test
    void aRefusedOpeningInThisProcessDoesNotLetAnotherProcessIn() throws Exception {
        Path folder = root.resolve("store");
        try (FolderDisk disk = FolderDisk.open(folder)) {
            assertEquals(taken(folder), refusal(folder));
            assertEquals(taken(folder), inAnotherProcess(folder));
            assertEquals(
                    List.of(),
                    disk.list().stream()
                            .filter(name -> !name.startsWith("LOCK"))
                            .toList());
        }
        FolderDisk.open(folder).close();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "text");
        assertEquals(file + " is a file; name a folder, which is made if there is none.", refusal(file));
        assertEquals("text", Files.readString(file));
    }

    @Test
    void theFolderAboveMustBeThere() {
        Path folder = root.resolve("a").resolve("b");
        assertEquals(
                root.resolve("a") + " does not exist; make it first, or name another folder than " + folder + ".",
                refusal(folder));
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws IOException {
        Path folder = Files.createDirectory(root.resolve("store"));
        Files.createDirectory(folder.resolve(FolderDisk.LOCK));
        String refusal = refusal(folder);
        assertTrue(
                refusal.startsWith(folder
                        + " cannot be written; give this user the right to write there, or name another" + " folder: "),
                refusal);
    }

    @Test
    void whatIsMadeBelongsToItsOwnerAlone() throws IOException {
        Path folder = root.resolve("store");
        try (FolderDisk disk = FolderDisk.open(folder)) {
            disk.create("file").close();
        }
        List<String> permissions;
        try (var paths = Files.walk(folder)) {
            permissions =
                    paths.sorted().map(FolderDiskTest::permissions).distinct().toList();
        }
        assertEquals(List.of("[OWNER_EXECUTE, OWNER_READ, OWNER_WRITE]", "[OWNER_READ, OWNER_WRITE]"), permissions);
    }

    private static String permissions(Path path) {
        try {
            return Files.getPosixFilePermissions(path).stream()
                    .map(Enum::name)
                    .sorted()
                    .toList()
                    .toString();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
