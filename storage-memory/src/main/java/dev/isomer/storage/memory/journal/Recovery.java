package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a folder holds, without changing it: the newest snapshot that is whole, then the segments since.
 *
 * <pre>
 *   snapshot 3 ─► segment 3 ─► segment 4 ─► segment 5 ┄┄ torn
 *                     └ up to where 4 begins    └ what was never known to be durable is dropped
 * </pre>
 *
 * <p>A crash leaves the end of the newest segment in any condition. Frames before or after a bad one may say that it
 * was durable: then it is not a crash that did this, and nothing is guessed.
 *
 * @param <S> the state that is made of it
 */
final class Recovery<S> {
    private final ReadableDisk disk;
    private final Replay<S> replay;
    private final @Nullable JournalKey key;
    private final List<String> notes = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();
    private final List<String> partly = new ArrayList<>();
    private S state;
    private long number;
    private long base;
    private @Nullable String unforced;
    private long transactions;
    private long journalBytes;
    private long bytesDone;
    private long allBytes;

    /** @param key of what is encrypted, or null */
    Recovery(ReadableDisk disk, Replay<S> replay, @Nullable JournalKey key) {
        this.disk = disk;
        this.replay = replay;
        this.key = key;
        this.state = replay.empty();
    }

    Recovered<S> run() throws IOException {
        List<String> names = disk.list();
        List<String> segments = Names.segments(names);
        long first = restoreSnapshot(Names.snapshots(names), segments);
        Damage damage = replaySegments(since(first, segments));
        return new Recovered<>(
                state,
                number,
                base,
                unforced,
                Names.greatest(names),
                transactions,
                journalBytes,
                List.copyOf(notes),
                names.stream().filter(Names::isUnfinished).toList(),
                List.copyOf(aside),
                List.copyOf(partly),
                damage);
    }

    private static List<String> since(long first, List<String> segments) {
        int from = 0;
        while (from < segments.size() && Names.generation(segments.get(from)) < first) {
            from++;
        }
        return segments.subList(from, segments.size());
    }

    /** Reads a file if it has the header of its generation, or null. */
    private @Nullable SegmentReader reader(String name) throws IOException {
        SegmentHeader header = SegmentReader.header(disk, name);
        if (header == null || header.generation() != Names.generation(name)) {
            return null;
        }
        SegmentSeal seal = header.seal();
        FrameCipher cipher = seal == null || key == null ? null : key.cipher(header, seal);
        if (seal != null && cipher == null) {
            throw new CannotOpenException(
                    name + " in " + disk + " is encrypted"
                            + (key == null ? "" : " with another key than the one that is given")
                            + "; name the file of its key, as in memory:FOLDER?key-file=FILE. Nothing was changed.",
                    null);
        }
        return new SegmentReader(disk, name, header, cipher);
    }

    /** Takes the newest snapshot that is whole, and gives the generation of the first segment after it. */
    private long restoreSnapshot(List<String> snapshots, List<String> segments) throws IOException {
        for (int i = snapshots.size() - 1; i >= 0; i--) {
            String name = snapshots.get(i);
            long generation = Names.generation(name);
            allBytes = bytesDone + disk.size(name) + segmentBytes(since(generation, segments));
            if (isRestored(reader(name))) {
                return generation;
            }
            aside.add(name);
            notes.add(name + " is damaged; an older snapshot and the segments since were read in its place.");
        }
        allBytes = bytesDone + segmentBytes(segments);
        return 0;
    }

    private long segmentBytes(List<String> segments) throws IOException {
        long bytes = 0;
        for (String segment : segments) {
            bytes += disk.size(segment);
        }
        return bytes;
    }

    private boolean isRestored(@Nullable SegmentReader reader) throws IOException {
        if (reader == null) {
            return false;
        }
        SegmentReplay<S> snapshot = new SegmentReplay<>(reader, replay, replay.empty());
        snapshot.run(null);
        done(reader);
        if (snapshot.transactions() != 1 || snapshot.bytesLeft() > 0) {
            return false;
        }
        state = snapshot.state();
        number = reader.header().base();
        base = number;
        return true;
    }

    private void done(SegmentReader reader) {
        bytesDone += reader.fileBytes();
        replay.progress(bytesDone, allBytes);
    }

    /** Replays segments in their order, up to the first damage; what comes after that is to be set aside. */
    private @Nullable Damage replaySegments(List<String> segments) throws IOException {
        List<SegmentReader> readers = new ArrayList<>();
        for (String segment : segments) {
            SegmentReader reader = reader(segment);
            if (reader == null) {
                break;
            }
            readers.add(reader);
        }
        for (int i = 0; i < readers.size(); i++) {
            SegmentReader reader = readers.get(i);
            if (reader.header().base() != number) {
                aside.addAll(segments.subList(i, segments.size()));
                return misplaced(reader);
            }
            boolean isLast = i + 1 == readers.size();
            Damage found = isLast
                    ? replayNewest(reader)
                    : replayUpTo(reader, readers.get(i + 1).header().base());
            if (found != null) {
                partly.add(reader.name());
                aside.addAll(segments.subList(i + 1, segments.size()));
                return found;
            }
        }
        if (readers.size() == segments.size()) {
            return null;
        }
        aside.addAll(segments.subList(readers.size(), segments.size()));
        return new Damage(segments.get(readers.size()), 0, "its header is damaged");
    }

    private Damage misplaced(SegmentReader reader) {
        return new Damage(
                reader.name(),
                0,
                "it goes on after frame " + reader.header().base() + ", and what is before it ends with frame "
                        + number);
    }

    private SegmentReplay<S> replaySegment(SegmentReader reader, @Nullable Long last) throws IOException {
        SegmentReplay<S> segment = new SegmentReplay<>(reader, replay, state);
        segment.run(last);
        state = segment.state();
        number = segment.number();
        base = segment.lastTransaction();
        transactions += segment.transactions();
        journalBytes += reader.fileBytes();
        done(reader);
        return segment;
    }

    /** A segment was forced before the next one began, so it must reach as far. */
    private @Nullable Damage replayUpTo(SegmentReader reader, long last) throws IOException {
        SegmentReplay<S> segment = replaySegment(reader, last);
        return number == last ? null : damaged(reader, segment, last);
    }

    private @Nullable Damage replayNewest(SegmentReader reader) throws IOException {
        SegmentReplay<S> segment = replaySegment(reader, null);
        long durable = segment.durable();
        if (durable > number) {
            return damaged(reader, segment, durable);
        }
        if (durable < base) {
            unforced = reader.name();
        }
        if (segment.bytesLeft() > 0) {
            notes.add("The last " + segment.bytesLeft() + " bytes of " + reader.name()
                    + " are of a commit that was not finished, and were dropped.");
        }
        return null;
    }

    private Damage damaged(SegmentReader reader, SegmentReplay<S> segment, long durable) {
        return new Damage(
                reader.name(),
                segment.position(),
                "frame " + (number + 1) + " is damaged, and frames up to " + durable + " were durable");
    }
}
