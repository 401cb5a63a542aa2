package dev.isomer.storage.memory.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.memory.journal.SimulatedDisk.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a journal does once its disk has failed it, and what it leaves alone. */
class JournalFailureTest {
    /** Fails the next operation of one name when it is told to. */
    private static final class Switch implements Faults {
        private String failing = "";
        private int written;

        /** Once, so that trying again would succeed. */
        @Override
        public int fail(String operation, int count) {
            if (!operation.equals(failing)) {
                return -1;
            }
            failing = "";
            return Math.min(count, written);
        }
    }

    private final Switch faults = new Switch();
    private final SimulatedDisk disk = new SimulatedDisk(faults);
    private final Random random = new Random(1);

    private static JournalFolder<List<String>> open(Disk disk, RecoverMode mode) {
        return JournalFolder.open(
                disk,
                new Transcript(),
                mode,
                JournalOptions.of(new Durability.EachCommit(), new Random(2), Transcript.SCHEMA));
    }

    private Journal begin() {
        return open(disk, RecoverMode.REFUSE).journal();
    }

    private static void commit(Journal journal, String line) {
        journal.await(journal.append(Transcript.content(List.of(line))));
    }

    private static List<String> found(SimulatedDisk disk) {
        return open(disk, RecoverMode.REFUSE).recovered().state();
    }

    /** What a power cut may leave of all that was done until now is recovered to the same, whatever it is. */
    private void assertFoundAfterPowerCuts(List<String> expected) {
        CrashStates crash = new CrashStates();
        disk.trace().forEach(crash::advance);
        for (int i = 0; i < 200; i++) {
            assertEquals(expected, found(SimulatedDisk.of(crash.any(random))));
        }
    }

    private static void assertReadOnly(Journal journal) {
        StorageFailureException refused =
                assertThrows(StorageFailureException.class, () -> journal.append(Transcript.content(List.of("later"))));
        assertTrue(refused.getMessage().contains("has been read-only since its disk failed"), refused.getMessage());
    }

    @Test
    void aFailedForceIsFinalAlsoWhereASegmentEnds() {
        Journal journal = begin();
        journal.append(Transcript.content(List.of("first")));
        faults.failing = "force";
        assertThrows(OutcomeUnknownException.class, journal::rotate);
        assertReadOnly(journal);
    }

    @Test
    void whatNobodyWaitedForAndFailedIsToldToTheNextCommitAndAtTheEnd() {
        JournalOptions options =
                JournalOptions.of(new Durability.Interval(Duration.ofHours(1)), new Random(2), Transcript.SCHEMA);
        Journal journal = JournalFolder.open(disk, new Transcript(), RecoverMode.REFUSE, options)
                .journal();
        commit(journal, "first");
        faults.failing = "force";
        assertThrows(OutcomeUnknownException.class, () -> journal.force(journal.newest()));
        assertReadOnly(journal);
        assertEquals(
                "The disk of the simulated disk failed before the last commits were durable (java.io.IOException: no"
                        + " force); they may be there or not. Open the store again and read what is there.",
                assertThrows(StorageFailureException.class, journal::close).getMessage());
    }

    @Test
    void aFullDiskIsOpenedToBeRead() throws IOException {
        Journal journal = begin();
        commit(journal, "first");
        journal.close();
        faults.failing = "create";
        assertEquals(
                "The store in the simulated disk can be read, but nothing can be written there; make room on its disk"
                        + " and check its permissions, or open it with recover=read-only: java.io.IOException: no"
                        + " create",
                assertThrows(CannotOpenException.class, this::begin).getMessage());
        faults.failing = "create";
        assertEquals(
                List.of("first"), open(disk, RecoverMode.READ_ONLY).recovered().state());
    }

    @Test
    void aFolderThatCouldNotBeForcedIsFinal() {
        Journal journal = begin();
        commit(journal, "first");
        faults.failing = "forceFolder";
        assertThrows(IOException.class, journal::rotate);
        assertReadOnly(journal);
    }

    @Test
    void whatWasRefusedStaysAwayAfterAPowerCut() {
        Journal journal = begin();
        commit(journal, "first");
        faults.failing = "append";
        faults.written = Integer.MAX_VALUE;
        assertThrows(StorageFailureException.class, () -> commit(journal, "refused"));
        assertFoundAfterPowerCuts(List.of("first"));
    }

    @Test
    void whatCouldNotBeForcedAndIsReadAgainIsWrittenAgain() {
        commit(begin(), "first");
        Journal journal = begin();
        faults.failing = "force";
        assertThrows(OutcomeUnknownException.class, () -> commit(journal, "second"));
        Journal next = begin();
        commit(next, "third");
        assertFoundAfterPowerCuts(List.of("first", "second", "third"));
    }

    @Test
    void aCommitThatCannotBeTakenBackIsNotSaidToBeRefused() {
        Journal journal = begin();
        commit(journal, "first");
        int[] calls = {0};
        SimulatedDisk second = SimulatedDisk.of(
                disk.contents(), (operation, count) -> calls[0] == 1 && !operation.equals("force") ? count : -1);
        Journal next = open(second, RecoverMode.REFUSE).journal();
        calls[0] = 1;
        assertThrows(OutcomeUnknownException.class, () -> commit(next, "second"));
        assertReadOnly(next);
        calls[0] = 2;
        assertEquals(List.of("first", "second"), found(second));
    }

    @Test
    void whatWasSetAsideIsNeverReplaced() throws IOException {
        Journal journal = begin();
        commit(journal, "first");
        journal.rotate();
        commit(journal, "second");
        journal.close();
        Map<String, byte[]> files = new TreeMap<>(disk.contents());
        byte[] damaged = files.remove(Names.segment(2));
        damaged[3] ^= 1;
        // As where a program ended after it had set a file aside, and before it began a new one.
        files.put(Names.segment(2) + ".aside", damaged);
        SimulatedDisk later = SimulatedDisk.of(files);
        Journal next = open(later, RecoverMode.REFUSE).journal();
        commit(next, "third");
        next.close();
        Map<String, byte[]> again = later.contents();
        again.keySet().stream().filter(name -> name.startsWith("journal")).forEach(name -> again.get(name)[3] ^= 2);
        SimulatedDisk last = SimulatedDisk.of(again);
        open(last, RecoverMode.PREFIX).journal().close();
        assertArrayEquals(damaged, last.contents().get(Names.segment(2) + ".aside"));
        assertTrue(last.contents().size() > again.size());
    }

    @Test
    void aFileThatIsDamagedAgainIsKeptBesideWhatItWas() {
        Map<String, byte[]> files = new DamagedFolder().files();
        byte[] first = {1};
        files.put(DamagedFolder.NEWEST + ".aside", first);
        byte[] second = new byte[20];
        files.put(DamagedFolder.NEWEST, second);
        SimulatedDisk later = SimulatedDisk.of(files);
        open(later, RecoverMode.PREFIX);
        assertArrayEquals(first, later.contents().get(DamagedFolder.NEWEST + ".aside"));
        assertArrayEquals(second, later.contents().get(DamagedFolder.NEWEST + ".aside-2"));
    }

    @Test
    void theFilesOfOthersAreLeftAlone() {
        SimulatedDisk shared = SimulatedDisk.of(Map.of("notes.tmp", new byte[] {1}));
        open(shared, RecoverMode.REFUSE);
        assertArrayEquals(new byte[] {1}, shared.contents().get("notes.tmp"));
    }
}
