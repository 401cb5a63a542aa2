package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a folder's files without changing or locking anything: every frame, and what opening it would find.
 *
 * <p>Where a program has the folder open, the end of the newest file may be a commit under way.
 *
 * @param transactions how many come after the newest sound snapshot
 * @param lastFrame the last one that counts
 * @param schema the lines of the schema that was recorded last, none if there is no journal
 * @param version of the format, the greatest of all files
 * @param used whether any transaction changed anything since the journal was made
 * @param notes what would be dropped or passed over, in sentences
 * @param damage where reading stops although more was durable, so that opening is refused; or null
 */
public record JournalCheck(
        long transactions,
        long lastFrame,
        List<String> schema,
        int version,
        boolean used,
        List<String> notes,
        @Nullable Damage damage) {
    /** Takes copies. */
    public JournalCheck {
        schema = List.copyOf(schema);
        notes = List.copyOf(notes);
    }

    /**
     * Reads all of a folder.
     *
     * @param key of what is encrypted, or null
     * @param lines takes what there is to show, line by line: each file, each frame, and the verdict
     * @throws CannotOpenException if there is no such folder, it cannot be read, it is of a newer format, or encrypted
     *     with another key
     */
    public static JournalCheck of(Path folder, @Nullable JournalKey key, Consumer<? super String> lines) {
        if (!Files.isDirectory(folder)) {
            throw new CannotOpenException(folder + " is no folder; name the folder of a store.", null);
        }
        ReadableDisk disk = new ReadableFolder(folder);
        try {
            return of(disk, key, lines);
        } catch (IOException failure) {
            throw new CannotOpenException(
                    "The files in " + disk + " cannot be read; check its disk and its permissions: " + failure,
                    failure);
        }
    }

    static JournalCheck of(ReadableDisk disk, @Nullable JournalKey key, Consumer<? super String> lines)
            throws IOException {
        List<String> names = disk.list();
        FrameList frames = new FrameList(disk, lines);
        List<String> files = new ArrayList<>(Names.snapshots(names));
        files.addAll(Names.segments(names));
        int format = SegmentHeader.VERSION;
        for (String name : files) {
            SegmentHeader header = SegmentReader.header(disk, name);
            format = Math.max(format, header == null ? 0 : header.version());
            frames.write(name);
        }
        LastSchema schema = new LastSchema();
        Recovered<Boolean> recovered = new Recovery<>(disk, schema, key).run();
        JournalCheck check = new JournalCheck(
                recovered.transactions(),
                recovered.number(),
                schema.lines,
                format,
                recovered.state(),
                recovered.notes(),
                recovered.damage());
        recovered.notes().forEach(lines);
        lines.accept(check.verdict());
        return check;
    }

    /** The version of the format that was read, or null if there is no journal. */
    public @Nullable Long format() {
        return schema.isEmpty() ? null : (long) version;
    }

    /** Whether opening would read all that is known to have been durable. */
    public boolean isSound() {
        return damage == null;
    }

    /** One sentence on what opening would find. */
    public String verdict() {
        String read = transactions + " transactions after the newest sound snapshot, up to frame " + lastFrame;
        return damage == null ? "Sound: " + read + "." : "Damaged at " + damage + ". What is before it: " + read + ".";
    }

    /** Reads transactions and keeps of them that there were some. */
    private static final class LastSchema implements Replay<Boolean> {
        private List<String> lines = List.of();

        @Override
        public Boolean empty() {
            return false;
        }

        @Override
        public void schema(List<String> recorded) {
            lines = recorded;
        }

        @Override
        public Boolean transaction(Boolean before, InputStream content) throws IOException {
            content.transferTo(OutputStream.nullOutputStream());
            return true;
        }

        @Override
        public void check(Boolean state) {}

        @Override
        public void progress(long bytes, long allBytes) {}
    }
}
