package dev.isomer.reliability.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** One JSON file that each commit writes anew, beside the old one, and renames into its place. */
final class JsonStore implements NumberedStore {
    private final Path file;
    private final boolean isForced;
    private final Workload workload;
    private final ObjectMapper json = new ObjectMapper();
    private List<Row> rows;

    record Row(long number, int place, String words, byte[] content) {}

    /** @param isForced whether the file is forced before, and the folder after it gets its name */
    JsonStore(Path folder, boolean isForced, Workload workload) throws IOException {
        this.file = folder.resolve("store.json");
        this.isForced = isForced;
        this.workload = workload;
        this.rows = Files.exists(file) ? json.readValue(file.toFile(), new TypeReference<List<Row>>() {}) : List.of();
    }

    @Override
    public long commit(LongUnaryOperator next) throws IOException {
        long newest = rows.stream().mapToLong(Row::number).max().orElse(0);
        long number = next.applyAsLong(newest);
        List<Row> changed = new ArrayList<>(rows);
        changed.removeIf(row -> workload.slot(row.number()) == workload.slot(number));
        for (Part part : Part.allOf(number, workload)) {
            changed.add(
                    new Row(number, part.place(), part.words(), part.content().toByteArray()));
        }
        write(json.writeValueAsBytes(changed));
        rows = changed;
        return number;
    }

    private void write(byte[] text) throws IOException {
        Path temporary = file.resolveSibling("store.json.tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(text);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            if (isForced) {
                channel.force(false);
            }
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        if (isForced) {
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    @Override
    public List<Part> parts() {
        return rows.stream()
                .map(row -> new Part(row.number(), row.place(), row.words(), Bytes.of(row.content())))
                .toList();
    }

    @Override
    public void close() {
        // The file is closed after each commit.
    }
}
