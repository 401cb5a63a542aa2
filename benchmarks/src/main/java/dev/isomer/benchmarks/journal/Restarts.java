package dev.isomer.benchmarks.journal;

import dev.isomer.benchmarks.HandWrittenServers;
import dev.isomer.benchmarks.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Opening a folder of rows, beside reading the same files and their checksum, and beside reading, checking and indexing
 * the same rows by hand.
 */
final class Restarts {
    private static final int ROWS = 100_000;
    private static final int CHUNK_BYTES = 512 * 1024;
    private static final String LIMIT = "limit=1GiB";

    private final Path folder;
    private final RawLog raw;

    private Restarts(Path folder, RawLog raw) {
        this.folder = folder;
        this.raw = raw;
    }

    /** A folder with rows of which each was a commit, or all were one. */
    static Restarts filled(Path folder, boolean each) throws IOException {
        try (Store store = Stores.open("memory:" + folder + "?durability=os&" + LIMIT, Commits.SCHEMA)) {
            if (each) {
                for (int i = 0; i < ROWS; i++) {
                    store.repository(Server.TYPE).insert(Server.numbered("server-", i, ROWS));
                }
            } else {
                store.write(tx -> {
                    for (int i = 0; i < ROWS; i++) {
                        tx.insert(Server.numbered("server-", i, ROWS));
                    }
                    return ROWS;
                });
            }
        }
        return new Restarts(folder, RawLog.written(folder.resolveSibling("raw.log"), ROWS));
    }

    /** Nanoseconds of processor time until a store is open. Each opening adds a small file. */
    long openNanos() {
        long start = processorNanos();
        Store store = Stores.open("memory:" + folder + "?" + LIMIT, Commits.SCHEMA);
        long nanos = processorNanos() - start;
        try (store) {
            if (store.read(tx -> tx.count(Server.TYPE)) != ROWS) {
                throw new IllegalStateException("Rows are missing; nothing was measured.");
            }
        }
        return nanos;
    }

    /** That of this thread, which other programs do not add to. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Nanoseconds of processor time until the same files are read and their checksums are made. */
    long readNanos() throws IOException {
        long start = processorNanos();
        byte[] chunk = new byte[CHUNK_BYTES];
        CRC32C checksum = new CRC32C();
        for (Path path : read()) {
            try (InputStream in = Files.newInputStream(path)) {
                for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                    checksum.update(chunk, 0, count);
                }
            }
        }
        long nanos = processorNanos() - start;
        if (checksum.getValue() == 0) {
            throw new IllegalStateException("Nothing was read.");
        }
        return nanos;
    }

    /** Nanoseconds of processor time until the same rows are read from a raw log, checked, and indexed in maps. */
    long handWrittenNanos() throws IOException {
        long start = processorNanos();
        HandWrittenServers servers = raw.read();
        long nanos = processorNanos() - start;
        if (servers.count() != ROWS) {
            throw new IllegalStateException("Rows are missing; nothing was measured.");
        }
        return nanos;
    }

    /** The newest snapshot and the segments since. */
    private List<Path> read() throws IOException {
        List<Path> paths;
        try (var all = Files.list(folder)) {
            paths = all.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        List<Path> snapshots = paths.stream()
                .filter(path -> name(path).startsWith("snapshot-"))
                .toList();
        String first = snapshots.isEmpty() ? "" : generation(snapshots.get(snapshots.size() - 1));
        return paths.stream()
                .filter(path -> generation(path).equals(first)
                        || name(path).startsWith("journal-") && generation(path).compareTo(first) > 0)
                .toList();
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static String generation(Path path) {
        String name = name(path);
        return name.substring(name.indexOf('-'));
    }

    /** How long the files are that are read. */
    long bytes() throws IOException {
        long bytes = 0;
        for (Path path : read()) {
            bytes += Files.size(path);
        }
        return bytes;
    }

    void delete() throws IOException {
        Commits.delete(folder);
        raw.delete();
    }
}
