package dev.isomer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.reliability.store.NumberedStore;
import dev.isomer.reliability.store.Part;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Verdict;
import dev.isomer.reliability.store.Workload;
import dev.isomer.storage.model.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The check finds what is not as a store was written, and every store can be read again as it was written. */
class VerdictTest {
    private static final Workload FIVE = new Workload(5, 20, 1, 100);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void everyStoreKeepsWhatItWasGiven(StoreKind kind) throws Exception {
        long commits = kind == StoreKind.ACKNOWLEDGES_EARLY ? 100 : 13;
        try (NumberedStore store = kind.open(folder, FIVE)) {
            for (long number = 1; number <= commits; number++) {
                assertEquals(number, store.commit(newest -> newest + 1));
            }
        }

        assertEquals(new Verdict(commits, List.of()), kind.verdict(folder, FIVE));
    }

    @Test
    void whatWasWrittenIsSound() {
        assertEquals(new Verdict(0, List.of()), Verdict.of(List.of(), FIVE));
        assertEquals(new Verdict(3, List.of()), Verdict.of(parts(1, 3), FIVE));
        assertEquals(new Verdict(9, List.of()), Verdict.of(parts(5, 9), FIVE));
    }

    @Test
    void aRowThatIsGoneTwiceThereOrChangedIsFound() {
        for (int i = 0; i < parts(5, 9).size(); i++) {
            List<Part> without = parts(5, 9);
            Part gone = without.remove(i);
            assertEquals(1, Verdict.of(without, FIVE).wrong().size());

            List<Part> twice = parts(5, 9);
            twice.add(gone);
            assertEquals(1, Verdict.of(twice, FIVE).wrong().size());

            List<Part> changed = parts(5, 9);
            changed.set(i, new Part(gone.number(), gone.place(), gone.words(), Bytes.ofUtf8("other")));
            assertEquals(1, Verdict.of(changed, FIVE).wrong().size());
        }
    }

    @Test
    void aTransactionThatIsMissingOrBackIsFound() {
        List<Part> hole = parts(5, 9);
        hole.removeIf(part -> part.number() == 7);
        assertEquals(
                List.of("Transaction 7 is missing although 9 is there."),
                Verdict.of(hole, FIVE).wrong());

        assertEquals(
                List.of("Transaction 4 was removed and is back. The newest is 9."),
                Verdict.of(parts(4, 9), FIVE).wrong());
    }

    @Test
    void aRowThatIsRemovedFromAStoreIsFound() throws Exception {
        Workload other = new Workload(6, 20, 1, 100);
        try (NumberedStore store = StoreKind.SQLITE.open(folder, FIVE)) {
            for (int i = 0; i < 9; i++) {
                store.commit(newest -> newest + 1);
            }
        }
        try (NumberedStore store = StoreKind.SQLITE.open(folder, other)) {
            // Takes the slot of another one than the check expects.
            store.commit(newest -> newest + 1);
        }

        Verdict verdict = StoreKind.SQLITE.verdict(folder, FIVE);
        assertEquals(10, verdict.newest());
        assertTrue(!verdict.wrong().isEmpty(), verdict::toString);
    }

    private static List<Part> parts(long first, long last) {
        return new ArrayList<>(LongStream.rangeClosed(first, last)
                .boxed()
                .flatMap(number -> Part.allOf(number, FIVE).stream())
                .toList());
    }
}
