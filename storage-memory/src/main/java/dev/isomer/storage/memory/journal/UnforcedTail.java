package dev.isomer.storage.memory.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Makes durable what was read of a file and is not known to have been forced.
 *
 * <p>Forcing that file would not do. The process that wrote it may have ended because a force failed; then the
 * operating system still shows what it could not write, takes it for written, and the next force succeeds without it
 * (Rebello and others, <cite>Can Applications Recover from fsync Failures?</cite>, 2020). So it is written again, into
 * a new file that takes the place of the old one.
 */
final class UnforcedTail {
    private static final int CHUNK_BYTES = 256 * 1024;

    private UnforcedTail() {}

    /**
     * Writes a file again, up to a frame.
     *
     * @throws IOException if it could not be written; then the old one is still there
     */
    static void writeAgain(Disk disk, String name, long last) throws IOException {
        SegmentHeader header = SegmentReader.header(disk, name);
        if (header == null) {
            throw changed(disk, name);
        }
        String temporary = name + Names.TEMPORARY;
        try (Disk.Appender copy = disk.create(temporary)) {
            SegmentReader reader = new SegmentReader(disk, name, header, null);
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            chunk.writeBytes(header.encode());
            while (reader.number() < last) {
                Frame frame = reader.next();
                if (frame == null) {
                    throw changed(disk, name);
                }
                chunk.writeBytes(frame.encode(header.salt()));
                if (chunk.size() > CHUNK_BYTES) {
                    copy.append(chunk.toByteArray(), chunk.size());
                    chunk.reset();
                }
            }
            copy.append(chunk.toByteArray(), chunk.size());
            copy.force();
        }
        disk.rename(temporary, name);
        // Before the next segment has its name, which says that this one reaches as far.
        disk.forceFolder();
    }

    private static IOException changed(Disk disk, String name) {
        return new IOException(name + " in " + disk + " changed while it was read");
    }
}
