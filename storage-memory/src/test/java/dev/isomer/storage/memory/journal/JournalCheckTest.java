package dev.isomer.storage.memory.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.CannotOpenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of a folder, sound and damaged, and that nothing in it changes. */
class JournalCheckTest {
    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    private void write(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private Map<String, Integer> hashes() throws IOException {
        Map<String, Integer> hashes = new TreeMap<>();
        try (var paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                hashes.put(path.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return hashes;
    }

    @Test
    void everyFrameIsShownAndNothingChanges() throws IOException {
        write(new DamagedFolder().files());
        Map<String, Integer> before = hashes();
        JournalCheck check = JournalCheck.of(folder, null, lines::add);
        assertTrue(check.isSound());
        assertEquals(Transcript.SCHEMA, check.schema());
        assertEquals(
                List.of(
                        "snapshot-0000000000000003.log: 144 bytes, format 1, generation 3, after frame 5",
                        "      48  SCHEMA  frame 6, 21 bytes, durable to 5, sound",
                        "     104  END     frame 7, 5 bytes, durable to 5, sound",
                        "  1 SCHEMA, 0 PART, 1 END, 0 SEAL; 0 bytes are no frames"),
                lines.subList(0, 4));
        assertEquals(
                List.of(
                        "journal-0000000000000006.log: 256 bytes, format 1, generation 6, after frame 11",
                        "      48  SCHEMA  frame 12, 21 bytes, durable to 11, sound",
                        "     104  END     frame 13, 1 bytes, durable to 12, sound",
                        "     144  END     frame 14, 1 bytes, durable to 13, sound",
                        "     184  SEAL    frame 15, 0 bytes, durable to 14, sound",
                        "     216  END     frame 16, 1 bytes, durable to 14, sound",
                        "  1 SCHEMA, 0 PART, 3 END, 1 SEAL; 0 bytes are no frames",
                        "Sound: 4 transactions after the newest sound snapshot, up to frame 16."),
                lines.subList(lines.size() - 8, lines.size()));
        assertEquals(before, hashes());
    }

    @Test
    void whatComesAfterDamageIsShownToo() throws IOException {
        DamagedFolder damaged = new DamagedFolder();
        byte[] bytes = damaged.files().get(DamagedFolder.NEWEST).clone();
        bytes[150] ^= 1;
        write(damaged.with(DamagedFolder.NEWEST, bytes));
        JournalCheck check = JournalCheck.of(folder, null, lines::add);
        assertFalse(check.isSound());
        assertEquals(
                List.of(
                        "     104  END     frame 13, 1 bytes, durable to 12, sound",
                        "     144  BAD     40 bytes that are no frame",
                        "     184  SEAL    frame 15, 0 bytes, durable to 14, sound",
                        "     216  END     frame 16, 1 bytes, durable to 14, sound",
                        "  1 SCHEMA, 0 PART, 2 END, 1 SEAL; 40 bytes are no frames",
                        "Damaged at byte 144 of journal-0000000000000006.log: frame 14 is damaged, and frames up to 14"
                                + " were durable. What is before it: 2 transactions after the newest sound snapshot, up"
                                + " to frame 13."),
                lines.subList(lines.size() - 6, lines.size()));
    }

    @Test
    void aHeaderThatIsDamagedIsShown() throws IOException {
        DamagedFolder damaged = new DamagedFolder();
        write(damaged.with(DamagedFolder.NEWEST, new byte[20]));
        assertEquals(
                "Damaged at byte 0 of journal-0000000000000006.log: its header is damaged. What is before it: 1"
                        + " transactions after the newest sound snapshot, up to frame 12.",
                JournalCheck.of(folder, null, lines::add).verdict());
        assertEquals("journal-0000000000000006.log: 20 bytes, the header is damaged", lines.get(lines.size() - 2));
    }

    @Test
    void noFolderIsRefused() {
        Path missing = folder.resolve("missing");
        assertEquals(
                missing + " is no folder; name the folder of a store.",
                assertThrows(CannotOpenException.class, () -> JournalCheck.of(missing, null, lines::add))
                        .getMessage());
    }
}
