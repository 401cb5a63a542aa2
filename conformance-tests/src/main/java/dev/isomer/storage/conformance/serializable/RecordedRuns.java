package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.spi.Driver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes recorded histories on a driver, through the façade: some clients run random transactions beside each other.
 *
 * <p>Aborted transactions, savepoints that are undone and reads that stay open over several writes are among them. The
 * histories run one after another in the same store, each on rows of its own. Used by one thread.
 */
public final class RecordedRuns implements AutoCloseable {
    private final Way way;
    private final List<Store> stores = new ArrayList<>();
    private final ExecutorService threads;
    private volatile @Nullable Baton baton;
    private long run;

    /** How the clients run beside each other. */
    public enum Way {
        /** One statement at a time, in an order that the seed decides, at pauses before and after each statement. */
        INTERLEAVED(3, 4),
        /** At the same time, on threads; the seed decides what they do and where they tarry, the machine the rest. */
        THREADS(4, 10);

        private final int clients;
        private final int transactionsEach;

        Way(int clients, int transactionsEach) {
            this.clients = clients;
            this.transactionsEach = transactionsEach;
        }
    }

    /** Whether there is one façade for all clients, as there should be, or one for each, so that writes do not wait. */
    enum Facade {
        ONE,
        ONE_EACH
    }

    /**
     * Histories on this driver, of a new database of {@link Workload#SCHEMA}; closes it with itself.
     *
     * @param driver an engine's own, or one around it
     */
    public RecordedRuns(Driver driver, Way way) {
        this(driver, way, Facade.ONE);
    }

    RecordedRuns(Driver driver, Way way, Facade facade) {
        this.way = way;
        Driver pausing = new PausingDriver(driver, this::afterSeal);
        for (int i = 0; i < (facade == Facade.ONE ? 1 : way.clients); i++) {
            stores.add(Store.over(pausing, Workload.SCHEMA, StoreOptions.defaults()));
        }
        this.threads = Executors.newFixedThreadPool(way.clients);
    }

    private void afterSeal() {
        Baton running = baton;
        if (running != null) {
            running.afterSeal();
        } else {
            Thread.yield();
        }
    }

    /** The store that the histories run in. */
    public Store store() {
        return stores.get(0);
    }

    /**
     * Runs one history. Where the clients are interleaved, the same seed gives the same history in every new store.
     *
     * @throws IllegalStateException if a client fails, with what the engine threw and no engine should
     */
    public RecordedHistory next(long seed, Workload workload) {
        run++;
        SplittableRandom random = new SplittableRandom(seed);
        Numbers numbers = new Numbers();
        LongSupplier clock = way == Way.INTERLEAVED ? new AtomicLong()::incrementAndGet : System::nanoTime;
        Baton own = way == Way.INTERLEAVED ? new Baton(way.clients, random.split(), stores.size() == 1) : null;
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i <= way.clients; i++) {
            SplittableRandom each = random.split();
            Turns turns = own != null && i > 0 ? own.turns(i - 1) : new FreeTurns(each);
            Statements statements = workload.statements(run, numbers, each);
            clients.add(new Client(i, stores.get(i % stores.size()), turns, clock, each, statements));
        }
        clients.get(0).prepare();
        baton = own;
        runAll(clients.subList(1, clients.size()), own);
        baton = null;
        clients.get(0).readAll();
        String origin = workload + " " + way + ", seed " + seed;
        return new RecordedHistory(origin, numbered(clients));
    }

    private void runAll(List<Client> clients, @Nullable Baton own) {
        CountDownLatch together = new CountDownLatch(clients.size());
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            Client client = clients.get(i);
            int number = i;
            running.add(threads.submit(() -> {
                if (own != null) {
                    own.run(number, () -> client.run(way.transactionsEach));
                } else {
                    together.countDown();
                    together.await();
                    client.run(way.transactionsEach);
                }
                return null;
            }));
        }
        List<Throwable> failures =
                running.stream().flatMap(each -> failure(each).stream()).toList();
        if (!failures.isEmpty()) {
            // The first that failed made the others stop, if they are interleaved.
            Throwable first = failures.stream()
                    .filter(failure -> !(failure instanceof CancellationException))
                    .findFirst()
                    .orElse(failures.get(0));
            throw new IllegalStateException("A client of a history failed: " + first, first);
        }
    }

    private static Optional<Throwable> failure(Future<?> running) {
        try {
            running.get();
            return Optional.empty();
        } catch (ExecutionException thrown) {
            return Optional.of(thrown.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(interrupted);
        }
    }

    private static List<RecordedTransaction> numbered(List<Client> clients) {
        List<RecordedTransaction> all = clients.stream()
                .flatMap(client -> client.recorded().stream())
                .sorted(Comparator.comparingLong(RecordedTransaction::start))
                .toList();
        List<RecordedTransaction> numbered = new ArrayList<>();
        for (RecordedTransaction each : all) {
            numbered.add(new RecordedTransaction(
                    numbered.size(), each.client(), each.start(), each.end(), each.committed(), each.operations()));
        }
        return numbered;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        store().close();
    }
}
