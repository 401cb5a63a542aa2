package dev.isomer.benchmarks;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.memory.MemoryStore;
import dev.isomer.storage.model.Schema;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One row at a time, and short lists, on 100,000 rows. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ServerBenchmark {
    static final int ROWS = 100_000;
    static final int PREFIX_ROWS = 20;
    static final int BATCH = 20_000;

    private static final int PICKS = 1 << 16;
    private static final long LIMIT_BYTES = 4L << 30;
    private static final String PREFIX = "server-";

    /** Which implementation: the hand-written limit, or our in-memory engine. */
    @Param({"limit", "memory"})
    public String engine = "limit";

    /** The processor time of the thread that calls, which other programs on the machine do not add to. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Processor {
        /** Nanoseconds in this iteration. */
        public long nanos;

        /** Operations in this iteration. */
        public long operations;
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private @Nullable Store filled;
    private Servers servers = new HandWrittenServers();
    private final long[] ids = new long[PICKS];
    private final String[] names = new String[PICKS];
    private final Server[] fresh = new Server[BATCH];
    private final Server[] added = new Server[BATCH];
    private int next;
    private long operations;
    private long startNanos;

    /** An implementation with all rows in it. */
    static Servers filled(String engine) {
        return engine.equals("limit") ? fill(new HandWrittenServers()) : new StoreServers(filledStore());
    }

    private static Store filledStore() {
        Store store = MemoryStore.open(
                Schema.of("viewer", Server.TYPE), StoreOptions.defaults().withMemoryLimitBytes(LIMIT_BYTES));
        fill(new StoreServers(store));
        return store;
    }

    private static Servers fill(Servers servers) {
        for (int i = 0; i < ROWS; i++) {
            servers.insert(Server.numbered(PREFIX, i, ROWS));
        }
        return servers;
    }

    /** Fills the implementation, and chooses what is asked for, the same in each run. */
    @Setup(Level.Trial)
    public void prepare() {
        Random random = new Random(1);
        for (int i = 0; i < PICKS; i++) {
            ids[i] = 1 + random.nextInt(ROWS);
            names[i] = Server.numbered(PREFIX, (int) ids[i] - 1, ROWS).name();
        }
        for (int i = 0; i < BATCH; i++) {
            fresh[i] = Server.numbered(PREFIX + "1", i, BATCH);
        }
        if (engine.equals("memory")) {
            filled = filledStore();
        }
        servers = engine.equals("memory") ? new StoreServers(filled) : fill(new HandWrittenServers());
    }

    /** Takes away what the iteration before added. */
    @Setup(Level.Iteration)
    public void startOver() {
        next = 0;
        if (filled != null) {
            servers = new StoreServers(filled.fork());
        } else if (servers.count() > ROWS) {
            for (Server row : added) {
                servers.delete(row);
            }
        }
        operations = 0;
        startNanos = THREADS.getCurrentThreadCpuTime();
    }

    /** Notes what the iteration took. */
    @TearDown(Level.Iteration)
    public void stop(Processor processor) {
        processor.nanos = THREADS.getCurrentThreadCpuTime() - startNanos;
        processor.operations = operations;
    }

    private int pick() {
        operations++;
        next = (next + 1) & (PICKS - 1);
        return next;
    }

    /** A row by its id. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public @Nullable Server get() {
        return servers.get(ids[pick()]);
    }

    /** A row by its unique name. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public @Nullable Server find() {
        return servers.find(names[pick()]);
    }

    /** Reads a row and changes what is not indexed. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public Server update() {
        return servers.toggle(ids[pick()]);
    }

    /** The first 20 rows whose name begins with some text, in order. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public List<Server> prefix() {
        String name = names[pick()];
        return servers.listByPrefix(name.substring(0, name.length() - 2), PREFIX_ROWS);
    }

    /** A new row, so many in an iteration that the size hardly changes. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(batchSize = BATCH)
    @Measurement(batchSize = BATCH)
    public Server insert() {
        Server row = servers.insert(fresh[next]);
        added[next] = row;
        next++;
        operations++;
        return row;
    }
}
