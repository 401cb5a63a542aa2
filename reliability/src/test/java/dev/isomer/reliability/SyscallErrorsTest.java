package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.process.Transcript;
import dev.isomer.reliability.proof.JournalNames;
import dev.isomer.reliability.proof.SyscallErrors;
import dev.isomer.reliability.store.StoreKind;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the operating system that fail do what docs/journal-format.md says. */
@Tag("strace")
class SyscallErrorsTest {
    private static final Function<Path, List<Path>> SEGMENT = store -> List.of(new JournalNames(store).segment());
    private static final Function<Path, List<Path>> NEW_SEGMENT =
            store -> List.of(new JournalNames(store).newSegment());
    private static final Function<Path, List<Path>> COMPACTION = store -> new JournalNames(store).compaction();
    private static final List<String> POISONED =
            List.of("OutcomeUnknownException", "StorageFailureException", "StorageFailureException");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void aForceThatFailsIsFinal(int number) throws Exception {
        SyscallErrors run = run(StoreKind.JOURNAL_COMMIT, SEGMENT, "fsync:error=EIO:when=" + number);

        assertEquals(POISONED, run.said().refusals());
        assertFalse(run.said().goesOnAfterRefusal());
        assertTrue(run.keepsWhatItAcknowledged(), run::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENOSPC", "EIO"})
    void aWriteThatFailsIsRefusedAndTheStoreGoesOn(String error) throws Exception {
        SyscallErrors run = run(StoreKind.JOURNAL_COMMIT, SEGMENT, "write:error=" + error + ":when=7..9");

        assertTrue(run.said().refusals().size() >= 1 && run.said().refusals().size() <= 3, run::toString);
        assertEquals(
                List.of(),
                run.said().refusals().stream()
                        .filter(name -> !name.equals(POISONED.get(1)))
                        .toList());
        assertTrue(run.keepsWhatItAcknowledged(), run::toString);
        assertEquals(run.said().newest(), run.left().newest());
    }

    @Test
    void aWriteThatFailsOnceIsRefusedAndTheNextIsTaken() throws Exception {
        SyscallErrors run = run(StoreKind.JOURNAL_COMMIT, SEGMENT, "write:error=ENOSPC:when=7");

        assertEquals(POISONED.subList(1, 2), run.said().refusals());
        assertTrue(run.said().goesOnAfterRefusal());
        assertTrue(run.keepsWhatItAcknowledged(), run::toString);
    }

    @Test
    void aWriteThatCannotBeTakenBackIsFinal() throws Exception {
        SyscallErrors run = run(StoreKind.JOURNAL_COMMIT, SEGMENT, "write:error=ENOSPC:when=7", "ftruncate:error=EIO");

        assertEquals(POISONED, run.said().refusals());
        assertTrue(run.keepsWhatItAcknowledged(), run::toString);
    }

    @Test
    void aForceThatFailsAfterAWriteDidIsFinal() throws Exception {
        SyscallErrors run =
                run(StoreKind.JOURNAL_COMMIT, SEGMENT, "write:error=ENOSPC:when=7", "fsync:error=EIO:when=7");

        // Where the keeper's thread forced a commit, the write could be taken back, and a later force fails.
        List<String> refusals = run.said().refusals();
        List<String> sinceTheForce = refusals.subList(Math.max(0, refusals.indexOf(POISONED.get(0))), refusals.size());
        assertEquals(POISONED.subList(0, sinceTheForce.size()), sinceTheForce);
        assertTrue(sinceTheForce.size() >= 2 && sinceTheForce.size() >= refusals.size() - 1, run::toString);
        assertTrue(run.keepsWhatItAcknowledged(), run::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rename:error=ENOSPC:when=1", "rename:error=ENOSPC:when=2", "write:error=ENOSPC:when=3"})
    void aCompactionThatFailsIsNoneAndTheStoreGoesOn(String fault) throws Exception {
        SyscallErrors run = run(StoreKind.JOURNAL_COMMIT, COMPACTION, fault);

        assertEquals(List.of(), run.said().refusals());
        assertEquals(45, run.said().acknowledgements());
        assertTrue(run.keepsWhatItAcknowledged(), run::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rename:error=ENOSPC", "write:error=ENOSPC", "fsync:error=EIO"})
    void anOpeningThatFailsSaysSoAndTheNextSucceeds(String fault) throws Exception {
        SyscallErrors run = run(StoreKind.JOURNAL_COMMIT, NEW_SEGMENT, fault + ":when=1");

        assertEquals(1, run.said().unopened().size());
        assertTrue(run.said().unopened().get(0).contains("CannotOpenException"), run::toString);
        assertEquals(0, run.left().newest());
    }

    @Test
    void sqliteAcknowledgesNothingThatItCouldNotForce() throws Exception {
        SyscallErrors run = run(StoreKind.SQLITE, SyscallErrorsTest::log, "fsync:error=EIO:when=5+");

        assertFalse(run.said().refusals().isEmpty(), run::toString);
        assertFalse(run.said().goesOnAfterRefusal());
        assertTrue(run.keepsWhatItAcknowledged(), run::toString);
    }

    /** What is looked for is seen where it is: these acknowledge although no force succeeds. */
    @Test
    void aStoreThatDoesNotForceIsFound() throws Exception {
        Transcript os = run(StoreKind.JOURNAL_OS, SEGMENT, "fsync:error=EIO").said();
        Transcript normal = run(StoreKind.SQLITE_NORMAL, SyscallErrorsTest::log, "fsync:error=EIO:when=2+")
                .said();
        Transcript commit =
                run(StoreKind.JOURNAL_COMMIT, SEGMENT, "fsync:error=EIO").said();

        assertEquals(0, commit.acknowledgements());
        assertTrue(os.acknowledgements() > 1, os::toString);
        assertTrue(normal.acknowledgements() > 1, normal::toString);
    }

    private static List<Path> log(Path store) {
        return List.of(store.resolve("store.db-wal"));
    }

    private static SyscallErrors run(StoreKind kind, Function<Path, List<Path>> files, String... faults)
            throws Exception {
        String name = kind + "-" + String.join("-", faults).replaceAll("[^A-Za-z0-9]+", "-");
        return SyscallErrors.run(Harness.WRITERS, kind, files, Harness.folder(SyscallErrorsTest.class, name), faults);
    }
}
