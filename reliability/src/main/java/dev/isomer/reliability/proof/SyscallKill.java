package dev.isomer.reliability.proof;

import dev.isomer.reliability.process.Transcript;
import dev.isomer.reliability.process.WriterProcess;
import dev.isomer.reliability.process.Writers;
import dev.isomer.reliability.store.StoreKind;
import dev.isomer.reliability.store.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Kills a writer at the start of its N-th system call of a kind, in place of the call: while it opens a store, commits,
 * compacts, removes old files and closes. Used by one thread.
 */
public final class SyscallKill {
    /** Long transactions, so that there are compactions. */
    private static final Workload WORKLOAD = new Workload(8, 200_000, 1, 45);

    /** Just long enough that SQLite moves pages from its log before the end, as it does once there are 1,000. */
    private static final Workload WORKLOAD_OF_SQLITE = WORKLOAD.ofContent(100_000);

    private static final int KILLED = 128 + 9;

    private final Writers writers;
    private final StoreKind kind;
    private final Workload workload;
    private final Path log;
    private final SplittableRandom random;
    private final Chain chain;
    private final Map<String, Integer> kills = new TreeMap<>();
    private int turn;

    /** Which calls, on which files, and up to which number they are often enough. */
    private record Place(String name, List<Path> files, String call, int most, String fault) {
        Place(String name, List<Path> files, String call, int most) {
            this(name, files, call, most, "");
        }
    }

    /** @param folder where stores and logs go; removed at the end */
    public SyscallKill(Writers writers, StoreKind kind, Path folder, long seed) {
        this.writers = writers;
        this.kind = kind;
        this.workload = kind == StoreKind.SQLITE ? WORKLOAD_OF_SQLITE : WORKLOAD;
        this.chain = new Chain(kind, workload, folder);
        this.log = folder.resolve("strace.log");
        this.random = new SplittableRandom(seed);
    }

    /** Runs one writer; whether it came to the call and was killed. */
    public boolean kill() {
        List<Place> places = kind == StoreKind.SQLITE ? inSqlite() : inJournal();
        Place place = places.get(turn % places.size());
        turn++;
        int number = 1 + random.nextInt(place.most());
        String kill = place.call() + ":signal=KILL:when=" + number;
        SystemCalls calls = place.fault().isEmpty()
                ? SystemCalls.disturb(log, place.files(), kill)
                : SystemCalls.disturb(log, place.files(), place.fault() + number, place.call() + ":signal=KILL:when=1");
        try (WriterProcess writer = writers.start(kind, chain.store(), workload, calls.command(), List.of())) {
            Transcript said = writer.end();
            chain.add(said);
            boolean isKilled = said.exitCode() == KILLED;
            if (isKilled) {
                kills.merge(place.name() + " " + place.call(), 1, Integer::sum);
            }
            return isKilled;
        }
    }

    /** How often at which call. */
    public Map<String, Integer> kills() {
        return kills;
    }

    /** Looks at what the last one left, and tells of all. */
    public Tally end() {
        return chain.end();
    }

    /** Recovery comes after a commit that was killed: one that ended has nothing to recover. */
    private List<Place> inJournal() {
        JournalNames names = new JournalNames(chain.store().toAbsolutePath());
        List<Path> segment = List.of(names.segment());
        List<Path> begun = List.of(names.newSegment());
        return List.of(
                new Place("commit", segment, "write", 20),
                new Place("recovery", names.recovery(), "write", 1),
                new Place("commit", segment, "fsync", 20),
                new Place("recovery", names.recovery(), "fsync", 1),
                new Place("commit", segment, "ftruncate", 20, "write:error=ENOSPC:when="),
                new Place("recovery", names.recovery(), "rename", 1),
                new Place("opening", begun, "write", 2),
                new Place("opening", begun, "fsync", 1),
                new Place("opening", begun, "rename", 1),
                new Place("compaction", names.compaction(), "write", 5),
                new Place("compaction", names.compaction(), "fsync", 2),
                new Place("compaction", names.compaction(), "rename", 2),
                new Place("compaction", names.kept(), "unlink", 2));
    }

    private List<Place> inSqlite() {
        Path file = chain.store().toAbsolutePath().resolve("store.db");
        List<Path> log = List.of(Path.of(file + "-wal"));
        return List.of(
                new Place("commit", log, "pwrite64", 1_000),
                new Place("commit", log, "fsync", 20),
                new Place("checkpoint", List.of(file), "pwrite64", 200),
                new Place("checkpoint", List.of(file), "fsync", 2),
                new Place("shared memory", List.of(Path.of(file + "-shm")), "ftruncate", 1),
                new Place("closing", log, "unlink", 1));
    }
}
