package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A small folder of a journal, with every kind of file.
 *
 * <pre>
 *   snapshot 3, segments 3 and 4   the generation before, which stands in for a damaged snapshot
 *   snapshot 5, segments 5 and 6   5 ends with a seal, 6 with a seal and one commit that is not sealed
 * </pre>
 */
final class DamagedFolder {
    static final List<String> COMMITTED = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
    static final String NEWEST = Names.segment(6);

    private final @Nullable JournalKey key;
    private final Map<String, byte[]> files;

    /** One that is not encrypted. */
    DamagedFolder() {
        this(null);
    }

    DamagedFolder(@Nullable JournalKey key) {
        this.key = key;
        this.files = made(key);
    }

    private static Map<String, byte[]> made(@Nullable JournalKey key) {
        SimulatedDisk disk = new SimulatedDisk();
        try {
            Journal journal = open(disk, key);
            commit(journal, 0, 2);
            journal.close();
            journal = open(disk, key);
            commit(journal, 2, 3);
            journal.snapshot(journal.rotate(), Transcript.content(COMMITTED.subList(0, 3)));
            commit(journal, 3, 4);
            journal.close();
            journal = open(disk, key);
            commit(journal, 4, 5);
            journal.snapshot(journal.rotate(), Transcript.content(COMMITTED.subList(0, 5)));
            commit(journal, 5, 6);
            journal.close();
            journal = open(disk, key);
            commit(journal, 6, 8);
            journal.seal();
            commit(journal, 8, 9);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return Map.copyOf(disk.contents());
    }

    private static Journal open(SimulatedDisk disk, @Nullable JournalKey key) {
        return JournalFolder.open(
                        disk,
                        new Transcript(),
                        RecoverMode.REFUSE,
                        JournalOptions.of(
                                        new Durability.EachCommit(),
                                        new Random(disk.trace().size()),
                                        Transcript.SCHEMA)
                                .with(key))
                .journal();
    }

    private static void commit(Journal journal, int from, int to) {
        for (String line : COMMITTED.subList(from, to)) {
            journal.await(journal.append(Transcript.content(List.of(line))));
        }
    }

    /** The files as they were. */
    Map<String, byte[]> files() {
        return new TreeMap<>(files);
    }

    /** What there is to damage. */
    DamageCheck.Subject<List<String>> subject() {
        List<List<String>> states = new ArrayList<>();
        for (int i = 0; i <= COMMITTED.size(); i++) {
            states.add(COMMITTED.subList(0, i));
        }
        return new DamageCheck.Subject<>(
                files,
                Transcript.SCHEMA,
                Transcript::new,
                states,
                state -> state,
                Transcript.content(List.of("after")),
                key);
    }

    /** The files with other bytes in place of one's. */
    Map<String, byte[]> with(String name, byte[] bytes) {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.put(name, bytes);
        return changed;
    }
}
