package dev.isomer.storage.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files other than snapshots, written as safely. */
final class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsWrittenForItsOwnerAloneAndReplacedOnlyWhenThatIsMeant() throws IOException {
        Path file = folder.resolve("document.json");
        WholeFile.write(file, false, bytes("one"));
        assertEquals("one", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertThrows(SnapshotRefusedException.class, () -> WholeFile.require(file, false));
        assertThrows(SnapshotRefusedException.class, () -> WholeFile.write(file, false, bytes("two")));
        assertEquals("one", Files.readString(file));
        WholeFile.require(file, true);
        WholeFile.write(file, true, bytes("two"));
        assertEquals("two", Files.readString(file));
        assertThrows(
                SnapshotRefusedException.class, () -> WholeFile.require(folder.resolve("none/document.json"), true));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count(), "nothing is left beside it");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
