package dev.isomer.storage.memory.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must come of a folder where one of its files is damaged, told by its frames: whatever a sound older snapshot can
 * stand in for, or the next segment does not go on after, is harmless.
 */
final class DamageOracle {
    static final int REFUSED = -1;

    /** A frame: where it ends, whether its transaction goes on, and how many have ended with it in its file. */
    private record Place(int end, long number, long durable, boolean isPart, int transactions) {}

    /** The segments that are read, but for the newest, with the frame that the next goes on after. */
    private final Map<String, Long> needed = new HashMap<>();

    private final Map<String, List<Place>> places = new HashMap<>();
    private final Map<String, Integer> headerBytes = new HashMap<>();
    private final String newest;
    private final int transactions;
    private final int beforeNewest;

    /** @param transactions how many there are in the sound folder */
    DamageOracle(Map<String, byte[]> files, int transactions) {
        List<String> names = List.copyOf(files.keySet());
        List<String> snapshots = Names.snapshots(names);
        long first = snapshots.isEmpty() ? 0 : Names.generation(snapshots.get(snapshots.size() - 1));
        List<String> segments = Names.segments(names);
        this.newest = segments.get(segments.size() - 1);
        for (int i = 0; i < segments.size(); i++) {
            String name = segments.get(i);
            byte[] bytes = files.get(name);
            places.put(name, places(bytes));
            headerBytes.put(name, header(bytes).bytes());
            if (i + 1 < segments.size() && Names.generation(name) >= first) {
                byte[] next = files.get(segments.get(i + 1));
                needed.put(name, header(next).base());
            }
        }
        this.transactions = transactions;
        List<Place> last = places.get(newest);
        this.beforeNewest = transactions - last.get(last.size() - 1).transactions();
    }

    private static SegmentHeader header(byte[] bytes) {
        return SegmentHeader.decode("", Arrays.copyOf(bytes, SegmentHeader.BYTES + SegmentSeal.BYTES));
    }

    private static List<Place> places(byte[] bytes) {
        List<Place> places = new ArrayList<>();
        int ended = 0;
        for (int at = header(bytes).bytes(); at < bytes.length; ) {
            Frame.Header frame = Frame.Header.decode(header(bytes).salt(), bytes, at);
            at += Frame.bytes(frame.length());
            ended += frame.kind() == Frame.Kind.END ? 1 : 0;
            boolean isPart = frame.kind() == Frame.Kind.PART;
            places.add(new Place(at, frame.number(), frame.durable(), isPart, ended));
        }
        return places;
    }

    /** How many transactions there must be after a bit of a file flipped, or {@link #REFUSED}. */
    int afterFlip(String name, int offset) {
        if (!name.equals(newest) && !needed.containsKey(name)) {
            return transactions;
        } else if (offset < headerBytes.get(name)) {
            return REFUSED;
        }
        List<Place> frames = places.get(name);
        int bad = 0;
        while (frames.get(bad).end() <= offset) {
            bad++;
        }
        long number = frames.get(bad).number();
        if (!name.equals(newest)) {
            return number <= needed.get(name) ? REFUSED : transactions;
        }
        for (int i = 0; i < frames.size(); i++) {
            if (i != bad && frames.get(i).durable() >= number) {
                return REFUSED;
            }
        }
        return beforeNewest + (bad == 0 ? 0 : frames.get(bad - 1).transactions());
    }

    /**
     * How many transactions there must be after a file was cut to a length, or {@link #REFUSED}. What frames that are
     * gone said to be durable cannot be known.
     */
    int afterCut(String name, int length) {
        if (!name.equals(newest) && !needed.containsKey(name)) {
            return transactions;
        } else if (length < headerBytes.get(name)) {
            return REFUSED;
        }
        int ended = 0;
        for (Place place : places.get(name)) {
            if (place.end() <= length) {
                ended = place.transactions();
            } else if (!name.equals(newest) && place.number() <= needed.get(name)) {
                return REFUSED;
            }
        }
        return name.equals(newest) ? beforeNewest + ended : transactions;
    }

    /** Whether a cut there leaves nothing of a transaction that is not whole. */
    boolean isWhole(String name, int length) {
        return length == headerBytes.getOrDefault(name, 0)
                || places.getOrDefault(name, List.of()).stream()
                        .anyMatch(place -> place.end() == length && !place.isPart());
    }
}
