package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.WriteTransaction;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Audit;
import dev.isomer.storage.conformance.fixture.Audits;
import dev.isomer.storage.conformance.wrapped.FailingDriver;
import dev.isomer.storage.conformance.wrapped.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A bank under load, with pauses at every place of the engine: rule WAI-08. */
@Tag("concurrency")
public class StressContract extends Contract {
    private static final int ACCOUNTS = 8;
    private static final int WRITERS = 4;
    private static final int TRANSFERS = 40;
    private static final double SUM = ACCOUNTS * 100.0;

    /** The topic for this engine. */
    public StressContract(TestedEngine engine) {
        super(engine);
    }

    /** Lets other threads run now and then, each time as the seed has it. */
    private static Runnable pauses(long seed) {
        Random random = new Random(seed);
        return () -> {
            if (random.nextInt(3) == 0) {
                Thread.yield();
            }
        };
    }

    private Store bank() {
        Store store = open(Audits.SCHEMA, StoreOptions.defaults(), inner -> {
            FailingDriver driver = new FailingDriver(inner);
            for (Place place : Place.values()) {
                driver.runAt(place, pauses(place.ordinal()));
            }
            return driver;
        });
        store.write(tx -> {
            for (int i = 1; i <= ACCOUNTS; i++) {
                tx.insert(new Audit(0, "account " + i, 100.0, null));
            }
            return 0;
        });
        return store;
    }

    private static void add(WriteTransaction tx, long account, double amount) {
        Audit row = tx.get(Audit.TYPE, account).orElseThrow();
        tx.update(new Audit(row.id(), row.code(), row.score() + amount, null));
    }

    private static double sum(ReadTransaction tx) {
        return tx.list(Audit.TYPE.all()).stream().mapToDouble(Audit::score).sum();
    }

    /** Moves amounts, of which every fourth comes back by a savepoint or by rolling back; what each account got. */
    private static double[] transfers(Store store, long seed) {
        Random random = new Random(seed);
        double[] got = new double[ACCOUNTS + 1];
        for (int i = 0; i < TRANSFERS; i++) {
            int from = 1 + random.nextInt(ACCOUNTS);
            int to = 1 + random.nextInt(ACCOUNTS);
            int amount = 1 + random.nextInt(50);
            int kind = i % 8;
            try {
                store.write(tx -> {
                    add(tx, from, -amount);
                    if (kind == 3) {
                        throw new IllegalStateException("undo");
                    }
                    add(tx, to, amount);
                    undone(tx, kind == 7, from);
                    return 0;
                });
                got[from] -= amount;
                got[to] += amount;
            } catch (IllegalStateException rolledBack) {
                assertEquals(3, kind);
            }
        }
        return got;
    }

    private static void undone(WriteTransaction tx, boolean isSo, long account) {
        if (isSo) {
            try {
                tx.nested(nested -> {
                    add(nested, account, 1_000);
                    throw new IllegalStateException("undo");
                });
            } catch (IllegalStateException undone) {
                assertEquals(SUM, sum(tx));
            }
        }
    }

    @Test
    @Rule("WAI-08")
    void sumsAreExactWhateverTheThreadsDo() {
        Store store = bank();
        CountDownLatch writersAreDone = new CountDownLatch(WRITERS);
        double[] expected = new double[ACCOUNTS + 1];
        Arrays.fill(expected, 1, ACCOUNTS + 1, 100.0);
        try (Threads threads = new Threads()) {
            List<Future<Boolean>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(threads.start(() -> {
                    do {
                        assertEquals(SUM, store.<Double, RuntimeException>read(StressContract::sum));
                    } while (writersAreDone.getCount() > 0);
                    return true;
                }));
            }
            List<Callable<double[]>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                long seed = i;
                writers.add(() -> {
                    double[] got = transfers(store, seed);
                    writersAreDone.countDown();
                    return got;
                });
            }
            for (double[] got : threads.together(writers)) {
                Arrays.setAll(expected, account -> expected[account] + got[account]);
            }
            readers.forEach(Threads::result);
        }
        assertEquals(
                Arrays.stream(expected).skip(1).boxed().toList(),
                list(store, Audit.TYPE.all()).stream().map(Audit::score).toList());
    }
}
