package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes and removes the files of a journal. Each is made under another name and gets its own when it is forced, so that
 * what is called a segment or a snapshot always is one as a whole.
 *
 * <p>Used by one thread at a time, but for {@link #snapshot}, which may go on beside {@link #segment}.
 */
final class JournalFiles {
    private final Disk disk;
    private final JournalOptions options;
    private final Health health;

    JournalFiles(Disk disk, JournalOptions options, Health health) {
        this.disk = disk;
        this.options = options;
        this.health = health;
    }

    /**
     * Makes a segment, forced and with a name that lasts.
     *
     * @throws IOException if it could not be made; then there is none, or the journal has failed
     */
    SegmentWriter segment(long generation, long base) throws IOException {
        String name = Names.segment(generation);
        String temporary = name + Names.TEMPORARY;
        removeLeft(temporary);
        boolean done = false;
        @Nullable SegmentWriter writer = null;
        try {
            writer = SegmentWriter.create(disk, temporary, header(generation, base), options, base);
            writer.force();
            disk.rename(temporary, name);
            forceFolder();
            done = true;
            return writer;
        } finally {
            if (!done) {
                closeQuietly(writer);
                takeBack(name);
                removeQuietly(temporary);
            }
        }
    }

    private SegmentHeader header(long generation, long base) {
        JournalKey key = options.key();
        long salt = options.salts().nextLong();
        return new SegmentHeader(generation, base, salt, key == null ? null : key.seal(options.salts()));
    }

    /** What could not be made durable once is not tried again: see {@link Health}. */
    private void forceFolder() throws IOException {
        try {
            disk.forceFolder();
        } catch (IOException failed) {
            health.fail(failed);
            throw failed;
        }
    }

    /**
     * A new segment that is there tells a recovery where the one before it ends, so it must go, or nothing may follow.
     */
    private void takeBack(String name) {
        try {
            if (health.failure() == null && disk.list().contains(name)) {
                disk.delete(name);
                forceFolder();
            }
        } catch (IOException failed) {
            health.fail(failed);
        }
    }

    /**
     * Writes what there was when a segment began, and removes what is older than the snapshot before this one.
     *
     * @throws IOException if it could not be written; then all is as it was, or the journal has failed
     */
    void snapshot(Journal.Rotation at, Content content) throws IOException {
        String name = Names.snapshot(at.generation());
        String temporary = name + Names.TEMPORARY;
        removeLeft(temporary);
        boolean done = false;
        try {
            write(temporary, at, content);
            disk.rename(temporary, name);
            done = true;
        } finally {
            if (!done) {
                removeQuietly(temporary);
            }
        }
        forceFolder();
        removeOlder();
    }

    private void write(String name, Journal.Rotation at, Content content) throws IOException {
        SegmentHeader header = header(at.generation(), at.base());
        try (SegmentWriter writer = SegmentWriter.create(disk, name, header, options, at.base())) {
            FrameOutput out = new FrameOutput(writer, at.base(), options.partBytes());
            content.writeTo(out);
            out.end();
            writer.force();
        }
    }

    private void removeOlder() throws IOException {
        List<String> names = disk.list();
        List<String> snapshots = Names.snapshots(names);
        if (snapshots.size() < 2) {
            return;
        }
        long oldest = Names.generation(snapshots.get(snapshots.size() - 2));
        List<String> files = new ArrayList<>(snapshots);
        files.addAll(Names.segments(names));
        for (String file : files) {
            if (Names.generation(file) < oldest) {
                disk.delete(file);
            }
        }
    }

    /** An earlier attempt that failed may have left it, where it would be in the way for ever. */
    private void removeLeft(String temporary) throws IOException {
        if (disk.list().contains(temporary)) {
            disk.delete(temporary);
        }
    }

    private void removeQuietly(String temporary) {
        try {
            removeLeft(temporary);
        } catch (IOException ignored) {
            // It counts for nothing, and goes before the next attempt or when the folder is opened.
        }
    }

    private static void closeQuietly(@Nullable SegmentWriter writer) {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException ignored) {
            // What is to be told is why the file could not be made.
        }
    }
}
