package dev.isomer.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.jdbc.Library;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The native library: which version is good enough, and what is said where it cannot be unpacked. */
final class SqliteLibraryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "3.51.3, true",
        "3.51.4, true",
        "3.52.0, true",
        "4.0.0, true",
        "3.51.2, false",
        "3.9.99, false",
        "3.51, false"
    })
    void isNewEnough(String version, boolean expected) {
        assertEquals(expected, SqliteLibrary.isNewEnough(version));
    }

    @Test
    void sayWhereItIsUnpackedWhenItCannotBe() throws Exception {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        Path database = folder.resolve("x.db");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.sqlite.tmpdir=" + notAFolder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenInAnotherProcess.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertTrue(said.contains(notAFolder.toString()) && said.contains("-Dorg.sqlite.tmpdir=FOLDER"), said);
        assertFalse(Files.exists(database));
    }

    /** Opens the file that it is given and prints why that is refused. */
    static final class OpenInAnotherProcess {
        private OpenInAnotherProcess() {}

        public static void main(String[] arguments) {
            try {
                SqliteStore.open(Path.of(arguments[0]), Library.SCHEMA).close();
            } catch (CannotOpenException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }
}
