package dev.isomer.storage.memory.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The format, byte by byte: what is written now is what was written when the version was new, and can be read.
 *
 * <p>A new version gets a folder of its own, written once: {@code mvn verify -pl storage-memory -am
 * -Dtest=GoldenJournalTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=src/test/resources/golden}.
 */
class GoldenJournalTest {
    private static final String FOLDER = "journal-format-" + SegmentHeader.VERSION;
    private static final String SEALED = "journal-format-" + SegmentHeader.SEALED_VERSION;

    private static DamagedFolder made(String folder) {
        return new DamagedFolder(folder.equals(SEALED) ? SealedJournalTest.KEY : null);
    }

    private static Map<String, byte[]> golden(String folder) throws IOException {
        Map<String, byte[]> golden = new TreeMap<>();
        for (String file : new DamagedFolder().files().keySet()) {
            String name = "/golden/" + folder + "/" + file;
            try (InputStream in = GoldenJournalTest.class.getResourceAsStream(name)) {
                golden.put(file, Objects.requireNonNull(in, name).readAllBytes());
            }
        }
        return golden;
    }

    @BeforeAll
    static void write() throws IOException {
        String target = System.getProperty("golden.write");
        if (target != null) {
            Path folder = Files.createDirectories(Path.of(target).resolve(SEALED));
            for (Map.Entry<String, byte[]> file : made(SEALED).files().entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLDER, SEALED})
    void theSameBytesAreWritten(String folder) throws IOException {
        Map<String, byte[]> golden = golden(folder);
        for (Map.Entry<String, byte[]> file : made(folder).files().entrySet()) {
            assertArrayEquals(golden.get(file.getKey()), file.getValue(), file.getKey());
        }
    }

    /** In one of them segments go on after the seal of the one before, as they did at first. */
    @ParameterizedTest
    @ValueSource(strings = {FOLDER, FOLDER + "-after-seals", SEALED})
    void theyAreRead(String folder) throws IOException {
        Recovered<List<String>> recovered = JournalFolder.open(
                        SimulatedDisk.of(golden(folder)),
                        new Transcript(),
                        RecoverMode.REFUSE,
                        JournalOptions.of(
                                        new Durability.Interval(Duration.ofMillis(1)), new Random(1), Transcript.SCHEMA)
                                .with(SealedJournalTest.KEY))
                .recovered();
        assertEquals(DamagedFolder.COMMITTED, recovered.state());
        assertEquals(List.of(), recovered.notes());
    }
}
