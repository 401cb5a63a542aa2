package dev.isomer.benchmarks.journal;

import dev.isomer.benchmarks.HandWrittenServers;
import dev.isomer.benchmarks.Server;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a file, each with its length and checksum, as one would write them by hand, and read and index them again.
 */
final class RawLog {
    private static final int BUFFER_BYTES = 512 * 1024;
    private static final String NOTHING = "";

    private final Path file;

    private RawLog(Path file) {
        this.file = file;
    }

    /** A file of so many rows. */
    static RawLog written(Path file, int rows) throws IOException {
        HandWrittenServers servers = new HandWrittenServers();
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            for (int i = 0; i < rows; i++) {
                byte[] bytes = encoded(servers.insert(Server.numbered("server-", i, rows)));
                out.writeInt(bytes.length);
                out.writeLong(checksum(bytes));
                out.write(bytes);
            }
        }
        return new RawLog(file);
    }

    private static byte[] encoded(Server row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(row.id());
        out.writeUTF(row.name());
        out.writeUTF(row.definition());
        @Nullable String content = row.definitionCid();
        out.writeUTF(content == null ? NOTHING : content);
        out.writeBoolean(row.enabled());
        write(out, row.createdAt());
        write(out, row.updatedAt());
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static long checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return checksum.getValue();
    }

    /** Reads, checks and indexes all rows. */
    HandWrittenServers read() throws IOException {
        HandWrittenServers servers = new HandWrittenServers();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            long left = Files.size(file);
            while (left > 0) {
                byte[] bytes = new byte[in.readInt()];
                long expected = in.readLong();
                in.readFully(bytes);
                if (checksum(bytes) != expected) {
                    throw new IOException(file + " is damaged");
                }
                servers.put(decoded(bytes));
                left -= Integer.BYTES + Long.BYTES + bytes.length;
            }
        }
        return servers;
    }

    private static Server decoded(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        long id = in.readLong();
        String name = in.readUTF();
        String definition = in.readUTF();
        String content = in.readUTF();
        return new Server(
                id,
                name,
                definition,
                content.equals(NOTHING) ? null : content,
                in.readBoolean(),
                readInstant(in),
                readInstant(in));
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    void delete() throws IOException {
        Files.delete(file);
    }
}
