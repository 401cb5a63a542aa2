package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A small folder of a journal, with every kind of file, and what must come of it where one of them is damaged.
 *
 * <pre>
 *   snapshot 3, segments 3 and 4   the generation before, which stands in for a damaged snapshot
 *   snapshot 5, segments 5 and 6   5 ends with a seal, 6 with a seal and one commit that is not sealed
 * </pre>
 */
final class DamagedFolder {
    static final List<String> COMMITTED = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
    static final String NEWEST = Names.segment(6);

    /** A frame of the newest segment, with how many transactions there are up to it. */
    private record Place(int end, long number, long durable, int transactions) {}

    private final Map<String, byte[]> files;
    private final List<Place> newest = new ArrayList<>();

    DamagedFolder() {
        files = made();
        SegmentHeader header = SegmentHeader.decode(NEWEST, Arrays.copyOf(files.get(NEWEST), SegmentHeader.BYTES));
        byte[] bytes = files.get(NEWEST);
        int transactions = COMMITTED.size() - 3;
        for (int at = SegmentHeader.BYTES; at < bytes.length; ) {
            Frame.Header frame = Frame.Header.decode(header.salt(), bytes, at);
            at += Frame.bytes(frame.length());
            transactions += frame.kind() == Frame.Kind.END ? 1 : 0;
            newest.add(new Place(at, frame.number(), frame.durable(), transactions));
        }
    }

    private static Map<String, byte[]> made() {
        SimulatedDisk disk = new SimulatedDisk();
        try {
            Journal journal = open(disk);
            commit(journal, 0, 2);
            journal.close();
            journal = open(disk);
            commit(journal, 2, 3);
            journal.snapshot(journal.rotate(), Transcript.content(COMMITTED.subList(0, 3)));
            commit(journal, 3, 4);
            journal.close();
            journal = open(disk);
            commit(journal, 4, 5);
            journal.snapshot(journal.rotate(), Transcript.content(COMMITTED.subList(0, 5)));
            commit(journal, 5, 6);
            journal.close();
            journal = open(disk);
            commit(journal, 6, 8);
            journal.seal();
            commit(journal, 8, 9);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return Map.copyOf(disk.contents());
    }

    private static Journal open(SimulatedDisk disk) {
        return JournalFolder.open(
                        disk,
                        new Transcript(),
                        RecoverMode.REFUSE,
                        new Durability.EachCommit(),
                        new Random(disk.trace().size()),
                        Transcript.SCHEMA)
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

    /** The files with other bytes in place of one's. */
    Map<String, byte[]> with(String name, byte[] bytes) {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.put(name, bytes);
        return changed;
    }

    /** How many transactions there must be after a bit of a file flipped; -1 if it must be refused. */
    int afterFlip(String name, int offset) {
        if (!name.equals(NEWEST)) {
            return isNeeded(name) ? -1 : COMMITTED.size();
        } else if (offset < SegmentHeader.BYTES) {
            return -1;
        }
        int bad = 0;
        while (newest.get(bad).end() <= offset) {
            bad++;
        }
        long durable = 0;
        for (int i = 0; i < newest.size(); i++) {
            durable = i == bad ? durable : Math.max(durable, newest.get(i).durable());
        }
        return durable >= newest.get(bad).number() ? -1 : newest.get(bad - 1).transactions();
    }

    /**
     * How many transactions there must be after a file was cut to a length; -1 if it must be refused. What frames that
     * are gone said to be durable cannot be known.
     */
    int afterCut(String name, int length) {
        if (!name.equals(NEWEST)) {
            return isNeeded(name) ? -1 : COMMITTED.size();
        } else if (length < SegmentHeader.BYTES) {
            return -1;
        }
        int transactions = COMMITTED.size() - 3;
        for (Place place : newest) {
            transactions = place.end() <= length ? place.transactions() : transactions;
        }
        return transactions;
    }

    /** Whether a cut there leaves nothing of a frame that is not whole. */
    boolean isFrameEnd(int length) {
        return length == SegmentHeader.BYTES || newest.stream().anyMatch(place -> place.end() == length);
    }

    private static boolean isNeeded(String name) {
        return name.equals(Names.segment(5));
    }
}
