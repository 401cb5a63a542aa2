package dev.isomer.storage.memory.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A journal with one defect planted, by a disk that leaves out or changes what a sound journal does or reads. What
 * looks for defects must find each.
 */
final class PlantedDisk implements Disk {
    /** What is wrong. */
    enum Defect {
        NONE,
        COMMITS_ARE_NOT_FORCED,
        ACKNOWLEDGED_BEFORE_THE_FORCE,
        NEW_FILES_ARE_NOT_FORCED,
        FOLDER_IS_NOT_FORCED,
        WHAT_WAS_RECOVERED_IS_TRUSTED,
        CHECKSUMS_ARE_NOT_LOOKED_AT,
        FRAMES_PAST_A_BAD_ONE_ARE_READ,
        FAILED_FORCE_IS_TRIED_AGAIN,
        WHAT_WAS_REFUSED_IS_NOT_CUT_BACK
    }

    private final SimulatedDisk disk;
    private final Defect defect;

    private PlantedDisk(SimulatedDisk disk, Defect defect) {
        this.disk = disk;
        this.defect = defect;
    }

    static Disk of(SimulatedDisk disk, Defect defect) {
        return defect == Defect.NONE ? disk : new PlantedDisk(disk, defect);
    }

    @Override
    public List<String> list() {
        return disk.list();
    }

    @Override
    public long size(String name) throws IOException {
        return content(name).length;
    }

    @Override
    public int read(String name, long position, byte[] into) throws IOException {
        byte[] content = content(name);
        int at = (int) Math.min(position, content.length);
        int count = Math.min(into.length, content.length - at);
        System.arraycopy(content, at, into, 0, count);
        return count;
    }

    private byte[] content(String name) throws IOException {
        byte[] content = disk.content(name);
        return switch (defect) {
            case CHECKSUMS_ARE_NOT_LOOKED_AT -> checked(content);
            case FRAMES_PAST_A_BAD_ONE_ARE_READ -> goodOnes(content);
            default -> content;
        };
    }

    /** With the checksums that fit what is there. */
    private static byte[] checked(byte[] content) {
        SegmentHeader header = SegmentHeader.decode("", Arrays.copyOf(content, SegmentHeader.BYTES));
        if (header == null) {
            return content;
        }
        byte[] result = content.clone();
        ByteBuffer buffer = ByteBuffer.wrap(content);
        int at = SegmentHeader.BYTES;
        while (at + Frame.HEADER_BYTES <= content.length) {
            int kind = buffer.getInt(at);
            int length = buffer.getInt(at + 4);
            if (kind < 1 || kind > 4 || length < 0 || length > content.length - at - Frame.HEADER_BYTES) {
                break;
            }
            byte[] payload = Arrays.copyOfRange(content, at + 32, at + 32 + length);
            byte[] frame = new Frame(
                            Frame.Kind.values()[kind - 1], buffer.getLong(at + 8), buffer.getLong(at + 16), payload)
                    .encode(header.salt());
            System.arraycopy(frame, 0, result, at, Math.min(frame.length, result.length - at));
            at += frame.length;
        }
        return result;
    }

    /** Without what is bad, and as if it had never been there. */
    private static byte[] goodOnes(byte[] content) {
        SegmentHeader header = SegmentHeader.decode("", Arrays.copyOf(content, SegmentHeader.BYTES));
        if (header == null) {
            return content;
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(content, 0, SegmentHeader.BYTES);
        long number = header.base();
        int at = SegmentHeader.BYTES;
        while (at + Frame.HEADER_BYTES <= content.length) {
            Frame.Header found = Frame.Header.decode(header.salt(), content, at);
            Frame frame = found == null || at + Frame.bytes(found.length()) > content.length
                    ? null
                    : found.with(header.salt(), content, at + Frame.HEADER_BYTES);
            if (frame == null) {
                at += 8;
            } else {
                number++;
                long durable = Math.min(frame.durable(), number);
                result.writeBytes(new Frame(frame.kind(), number, durable, frame.payload()).encode(header.salt()));
                at += Frame.bytes(found.length());
            }
        }
        return result.toByteArray();
    }

    @Override
    public Appender create(String name) throws IOException {
        return new PlantedAppender(disk.create(name));
    }

    /** A file that takes the place of another is one that is written again. */
    @Override
    public void rename(String from, String to) throws IOException {
        if (defect == Defect.WHAT_WAS_RECOVERED_IS_TRUSTED && disk.list().contains(to)) {
            disk.delete(from);
        } else {
            disk.rename(from, to);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void forceFolder() throws IOException {
        if (defect != Defect.FOLDER_IS_NOT_FORCED) {
            disk.forceFolder();
        }
    }

    @Override
    public void close() {
        disk.close();
    }

    @Override
    public String toString() {
        return disk.toString();
    }

    /** The first force of a file is before it has its name, those that follow are of commits. */
    private final class PlantedAppender implements Appender {
        private final Appender file;
        private boolean isNew = true;

        private PlantedAppender(Appender file) {
            this.file = file;
        }

        @Override
        public void append(byte[] bytes, int count) throws IOException {
            file.append(bytes, count);
        }

        @Override
        public void force() throws IOException {
            Defect leftOut = isNew ? Defect.NEW_FILES_ARE_NOT_FORCED : Defect.COMMITS_ARE_NOT_FORCED;
            isNew = false;
            if (defect == leftOut) {
                return;
            }
            try {
                file.force();
            } catch (IOException failed) {
                if (defect != Defect.FAILED_FORCE_IS_TRIED_AGAIN) {
                    throw failed;
                }
                file.force();
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            if (defect != Defect.WHAT_WAS_REFUSED_IS_NOT_CUT_BACK) {
                file.truncate(length);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
