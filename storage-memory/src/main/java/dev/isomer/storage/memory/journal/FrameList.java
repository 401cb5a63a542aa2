package dev.isomer.storage.memory.journal;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down one file frame by frame, also what comes after a frame that is damaged.
 *
 * <pre>
 *   journal-0000000000000001.log: 240 bytes, format 1, generation 1, after frame 0
 *         48  SCHEMA  frame 1, 23 bytes, durable to 0, sound
 *        104  BAD     32 bytes that are no frame
 *     1 SCHEMA, 0 PART, 0 END, 0 SEAL; 32 bytes are no frames
 * </pre>
 */
final class FrameList {
    private final ReadableDisk disk;
    private final Consumer<? super String> lines;

    FrameList(ReadableDisk disk, Consumer<? super String> lines) {
        this.disk = disk;
        this.lines = lines;
    }

    void write(String name) throws IOException {
        SegmentHeader header = SegmentReader.header(disk, name);
        String size = name + ": " + disk.size(name) + " bytes, ";
        if (header == null) {
            lines.accept(size + "the header is damaged");
            return;
        }
        lines.accept(size + "format " + header.version() + ", generation " + header.generation() + ", after frame "
                + header.base());
        writeFrames(header, new SegmentReader(disk, name, header, null));
    }

    private void writeFrames(SegmentHeader header, SegmentReader reader) throws IOException {
        long[] counts = new long[Frame.Kind.values().length];
        long badBytes = 0;
        long at = header.bytes();
        while (at < reader.fileBytes()) {
            Frame frame = reader.frameAt(at);
            if (frame == null) {
                long end = nextFrame(reader, at);
                lines.accept(String.format(Locale.ROOT, "%8d  BAD     %d bytes that are no frame", at, end - at));
                badBytes += end - at;
                at = end;
            } else {
                counts[frame.kind().ordinal()]++;
                writeFrame(at, frame);
                at += Frame.bytes(frame.payload().length);
            }
        }
        StringBuilder summary = new StringBuilder(" ");
        for (Frame.Kind kind : Frame.Kind.values()) {
            summary.append(kind.ordinal() == 0 ? " " : ", ")
                    .append(counts[kind.ordinal()])
                    .append(' ')
                    .append(kind);
        }
        lines.accept(summary + "; " + badBytes + " bytes are no frames");
    }

    private void writeFrame(long at, Frame frame) {
        lines.accept(String.format(
                Locale.ROOT,
                "%8d  %-6s  frame %d, %d bytes, durable to %d, sound",
                at,
                frame.kind(),
                frame.number(),
                frame.payload().length,
                frame.durable()));
    }

    private static long nextFrame(SegmentReader reader, long from) throws IOException {
        long at = from + SegmentReader.ALIGNMENT_BYTES;
        while (at < reader.fileBytes()) {
            @Nullable Frame frame = reader.frameAt(at);
            if (frame != null) {
                return at;
            }
            at += SegmentReader.ALIGNMENT_BYTES;
        }
        return reader.fileBytes();
    }
}
