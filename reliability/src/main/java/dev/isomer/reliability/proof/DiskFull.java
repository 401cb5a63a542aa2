package dev.isomer.reliability.proof;

import dev.isomer.reliability.store.NumberedStore;
import dev.isomer.reliability.store.Part;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import dev.isomer.storage.error.StorageFailureException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Commits to a store on a small disk that another file fills again and again: what is refused changes nothing, what was
 * there can be read, and when there is room the store goes on. Used by one thread.
 */
public final class DiskFull implements AutoCloseable {
    private static final int DISK_MEBIBYTES = 24;
    private static final int ROOM_BYTES = 512 * 1024;
    private static final int PAGE_BYTES = 4096;
    private static final int MOST_PAGES_LEFT = 4;
    private static final int REFUSED_AT_ONCE = 12;
    private static final int FILLED_EVERY = 100;
    private static final int REOPENED_EVERY = 16;

    private final StoreKind kind;
    private final Workload workload;
    private final Path disk;
    private final Path folder;
    private final RandomAccessFile ballast;
    private final SplittableRandom random;

    /** What must be there: the transaction in each slot. */
    private final Map<Integer, Long> expected = new TreeMap<>();

    /** The rows of these, which are the same as long as nothing is committed. */
    private List<Part> wanted = List.of();

    private NumberedStore store;
    private long attempts;
    private long committed;
    private long refused;
    private long reopened;

    private DiskFull(StoreKind kind, Workload workload, Path disk, long seed) throws Exception {
        this.kind = kind;
        this.workload = workload;
        this.disk = disk;
        this.folder = Files.createDirectory(disk.resolve("store"));
        this.ballast = new RandomAccessFile(disk.resolve("ballast").toFile(), "rw");
        this.random = new SplittableRandom(seed);
        this.store = kind.open(folder, workload);
    }

    /** Makes a disk and an empty store on it. */
    public static DiskFull begin(StoreKind kind, Workload workload, Mounts mounts, long seed) throws Exception {
        return new DiskFull(kind, workload, mounts.inMemory(DISK_MEBIBYTES), seed);
    }

    /**
     * Fills the disk until so many commits were refused.
     *
     * @return what was found wrong first, or null
     */
    public @Nullable String run(long refusals) throws Exception {
        String wrong = null;
        for (long cycle = 1; wrong == null && refused < refusals; cycle++) {
            fill();
            wrong = commitUntilRefused();
            ballast.setLength(Math.max(0, ballast.length() - ROOM_BYTES));
            if (wrong == null) {
                wrong = commit() ? difference() : "A commit was refused although there was room.";
            }
            if (wrong == null && cycle % REOPENED_EVERY == 0) {
                reopen();
                wrong = difference();
            }
        }
        return wrong;
    }

    /** Until nothing more fits, but for a few pages. */
    private void fill() throws IOException {
        byte[] pages = new byte[16 * PAGE_BYTES];
        ballast.seek(ballast.length());
        for (int length = pages.length; length >= PAGE_BYTES; ) {
            try {
                ballast.write(pages, 0, length);
            } catch (IOException full) {
                length /= 2;
                ballast.seek(ballast.length());
            }
        }
        long left = (long) random.nextInt(MOST_PAGES_LEFT) * PAGE_BYTES;
        ballast.setLength(ballast.length() / PAGE_BYTES * PAGE_BYTES - left);
    }

    private @Nullable String commitUntilRefused() throws Exception {
        int refusedNow = 0;
        for (int commits = 1; refusedNow < REFUSED_AT_ONCE; commits++) {
            if (!commit()) {
                refusedNow++;
            } else if (commits % FILLED_EVERY == 0) {
                // What the store itself removes makes room, which would else never be used up.
                fill();
            }
            String wrong = difference();
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    /** Each attempt has a number of its own, so that what was refused would be seen. */
    private boolean commit() throws Exception {
        attempts++;
        long number = attempts;
        try {
            store.commit(before -> number);
        } catch (StorageFailureException full) {
            refused++;
            return false;
        }
        committed++;
        expected.put((int) (number % workload.slots()), number);
        wanted = expected.values().stream()
                .sorted()
                .flatMap(one -> Part.allOf(one, workload).stream())
                .toList();
        return true;
    }

    private void reopen() throws Exception {
        store.close();
        store = kind.open(folder, workload);
        reopened++;
    }

    private @Nullable String difference() throws Exception {
        List<Part> parts = new ArrayList<>(store.parts());
        parts.sort(Comparator.comparingLong(Part::number).thenComparingInt(Part::place));
        return parts.equals(wanted)
                ? null
                : "After " + this + " there are "
                        + parts.stream().map(Part::number).toList() + ", not "
                        + wanted.stream().map(Part::number).toList() + ".";
    }

    @Override
    public String toString() {
        return refused + " commits refused on a full disk, " + committed + " committed, " + reopened + " openings";
    }

    @Override
    public void close() throws IOException, SQLException {
        store.close();
        ballast.close();
        Folders.remove(folder);
        Files.delete(disk.resolve("ballast"));
        Mounts.unmount(disk);
    }
}
