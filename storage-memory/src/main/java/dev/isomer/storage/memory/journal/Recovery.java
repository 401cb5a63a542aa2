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
    private final Disk disk;
    private final Replay<S> replay;
    private final List<String> notes = new ArrayList<>();
    private final List<String> unused = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();
    private S state;
    private long number;
    private long transactions;
    private long bytesDone;
    private long allBytes;

    Recovery(Disk disk, Replay<S> replay) {
        this.disk = disk;
        this.replay = replay;
        this.state = replay.empty();
    }

    Recovered<S> run() throws IOException {
        List<String> names = disk.list();
        names.stream().filter(name -> name.endsWith(Names.TEMPORARY)).forEach(unused::add);
        List<Long> segments = Names.segments(names);
        List<Long> snapshots = Names.snapshots(names);
        long generation = Math.max(greatest(segments), greatest(snapshots));
        for (long segment : segments) {
            allBytes += disk.size(Names.segment(segment));
        }
        long first = restoreSnapshot(snapshots);
        Damage damage = replaySegments(
                segments.stream().filter(segment -> segment >= first).toList());
        return new Recovered<>(
                state,
                number,
                generation,
                transactions,
                List.copyOf(notes),
                List.copyOf(unused),
                List.copyOf(aside),
                damage);
    }

    private static long greatest(List<Long> generations) {
        return generations.isEmpty() ? 0 : generations.get(generations.size() - 1);
    }

    private @Nullable SegmentHeader header(String name) throws IOException {
        try {
            return SegmentReader.header(disk, name);
        } catch (SegmentHeader.NewerFormatException newer) {
            throw new CannotOpenException(name + " in " + disk + " cannot be read: " + newer.getMessage() + ".", newer);
        }
    }

    /** Takes the newest snapshot that is whole, and gives the generation of the first segment after it. */
    private long restoreSnapshot(List<Long> snapshots) throws IOException {
        for (int i = snapshots.size() - 1; i >= 0; i--) {
            long generation = snapshots.get(i);
            String name = Names.snapshot(generation);
            SegmentHeader header = header(name);
            if (header != null && header.generation() == generation) {
                allBytes += disk.size(name);
                SegmentReplay<S> snapshot =
                        new SegmentReplay<>(new SegmentReader(disk, name, header), replay, replay.empty());
                snapshot.run(null);
                bytesDone += disk.size(name);
                replay.progress(bytesDone, allBytes);
                if (snapshot.transactions() == 1 && snapshot.bytesLeft() == 0) {
                    state = snapshot.state();
                    number = header.base();
                    return generation;
                }
            }
            aside.add(name);
            notes.add(name + " is damaged; an older snapshot and the segments since were read in its place.");
        }
        return 0;
    }

    /** Replays segments in their order, up to the first damage; what comes after that is to be set aside. */
    private @Nullable Damage replaySegments(List<Long> segments) throws IOException {
        List<SegmentReader> readers = new ArrayList<>();
        Damage damage = null;
        for (long generation : segments) {
            String name = Names.segment(generation);
            SegmentHeader header = header(name);
            if (header == null || header.generation() != generation) {
                damage = new Damage(name, 0, "its header is damaged");
                break;
            }
            readers.add(new SegmentReader(disk, name, header));
        }
        for (int i = 0; i < readers.size(); i++) {
            SegmentReader reader = readers.get(i);
            boolean isLast = i + 1 == readers.size();
            Damage found;
            if (reader.header().base() != number) {
                found = new Damage(
                        reader.name(),
                        0,
                        "it goes on after frame " + reader.header().base() + ", and what is before it ends with frame "
                                + number);
            } else if (!isLast) {
                found = replayUpTo(reader, readers.get(i + 1).header().base());
            } else if (damage != null) {
                replaySegment(reader, null);
                found = null;
            } else {
                found = replayNewest(reader);
            }
            if (found != null) {
                setAside(segments.subList(found.offset() == 0 ? i : i + 1, segments.size()));
                return found;
            }
        }
        setAside(segments.subList(readers.size(), segments.size()));
        return damage;
    }

    private void setAside(List<Long> segments) {
        segments.forEach(generation -> aside.add(Names.segment(generation)));
    }

    private SegmentReplay<S> replaySegment(SegmentReader reader, @Nullable Long last) throws IOException {
        SegmentReplay<S> segment = new SegmentReplay<>(reader, replay, state);
        segment.run(last);
        state = segment.state();
        number = segment.number();
        transactions += segment.transactions();
        bytesDone += reader.fileBytes();
        replay.progress(bytesDone, allBytes);
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
