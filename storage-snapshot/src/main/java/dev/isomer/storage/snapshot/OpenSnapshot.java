package dev.isomer.storage.snapshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A snapshot file while it is read: one opening for all passes, so that they read the same file. */
final class OpenSnapshot implements AutoCloseable {
    private static final long FIRST_TAIL_BYTES = 4 * 1024;
    private static final long GREATEST_TAIL_BYTES = 1024 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final long sizeBytes;

    private OpenSnapshot(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.sizeBytes = channel.size();
    }

    /**
     * Opens a file that begins as a snapshot of a version that can be read.
     *
     * @throws InvalidSnapshotException if it does not
     * @throws SnapshotRefusedException if there is no such file
     */
    static OpenSnapshot open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SnapshotRefusedException(
                    SnapshotRefusedException.Reason.MISSING, "There is no file " + file + "; name a snapshot.");
        }
        OpenSnapshot snapshot = new OpenSnapshot(file, FileChannel.open(file, StandardOpenOption.READ));
        try {
            snapshot.requireStart();
        } catch (IOException | RuntimeException failure) {
            snapshot.close();
            throw failure;
        }
        return snapshot;
    }

    private void requireStart() throws IOException {
        String start = text(0, SnapshotFormat.START.length() + 20);
        if (!start.startsWith(SnapshotFormat.START)) {
            boolean cut = SnapshotFormat.START.startsWith(start) && !start.isEmpty();
            throw invalid(
                    cut
                            ? "it is cut off within its first lines. Take another copy of it."
                            : "it does not begin as a snapshot does. Name a file that a snapshot or backup wrote.");
        }
        String version = start.substring(SnapshotFormat.START.length()).split(",", -1)[0];
        if (!version.matches("[" + SnapshotFormat.VERSION + "-" + SnapshotFormat.VERSION_LEAVING_OUT + "]")) {
            throw invalid(
                    version.matches("[1-9][0-9]{0,8}")
                            ? "its format has the version " + version + " and this program reads versions up to "
                                    + SnapshotFormat.VERSION_LEAVING_OUT + ". Use a program that is as new as the file."
                            : "its first lines name no version of the format. Take another copy of it.");
        }
    }

    InvalidSnapshotException invalid(String problem) {
        return new InvalidSnapshotException(file, 0, problem, null);
    }

    Path file() {
        return file;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /** All of the file, hashed on the way but for its end. */
    InputStream hashed(MessageDigest digest) throws IOException {
        return new HashingInput(from(0), digest, sizeBytes - SnapshotFormat.END_BYTES);
    }

    /** What is at this place of the file and after it. */
    InputStream from(long offset) throws IOException {
        return Channels.newInputStream(channel.position(offset));
    }

    /** What is at this place of the file and after it, as if a bracket opened before it. */
    InputStream arrayFrom(long offset) throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(new byte[] {'['}), from(offset));
    }

    /** The last bytes, which a snapshot that is whole has in one way only. */
    String end() throws IOException {
        return text(Math.max(0, sizeBytes - SnapshotFormat.END_BYTES), SnapshotFormat.END_BYTES);
    }

    /** The object of totals and what follows it, as JSON; found from the end of the file, without the rest. */
    String totals() throws IOException {
        for (long length = FIRST_TAIL_BYTES; ; length *= 4) {
            long from = Math.max(0, sizeBytes - length);
            String tail = text(from, (int) (sizeBytes - from));
            int start = tail.lastIndexOf(SnapshotFormat.TOTALS);
            if (start >= 0) {
                return tail.substring(start);
            }
            if (from == 0 || length >= GREATEST_TAIL_BYTES) {
                throw invalid("it is cut off: it has no totals at its end. Take another copy of it.");
            }
        }
    }

    /** Up to so many bytes at this place. */
    String text(long offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, offset + buffer.position());
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
