package dev.isomer.reliability.instance;

import dev.isomer.reliability.instance.Ledger.Expectation;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Has several instances write to one database, kills one after the other, and the server, starts each again, and looks
 * each time at what is there while the others go on. Used by one thread.
 */
final class InstanceKills implements AutoCloseable {
    private static final int INSTANCES = 2;
    /** How many acknowledgements show that an instance goes on. */
    private static final int SOME = 5;

    private final String url;
    private final Conduct conduct;
    private final SplittableRandom random;
    private final Store store;
    private final Ledger ledger = new Ledger();
    private final List<InstanceProcess> running = new ArrayList<>();
    private int started;
    private int killed;
    private int serverKilled;

    /**
     * @param url of a database that nobody uses, by which this looks at it
     * @param writingUrl the same, as instances are to open it
     */
    InstanceKills(String url, String writingUrl, Conduct conduct, long seed) {
        this.url = writingUrl;
        this.conduct = conduct;
        this.random = new SplittableRandom(seed);
        this.store = Books.open(url, StoreOptions.defaults());
        Books.prepare(store);
        for (int i = 0; i < INSTANCES; i++) {
            running.add(start());
        }
        running.forEach(this::awaitSome);
    }

    private InstanceProcess start() {
        started++;
        return InstanceProcess.start("i" + started, url, conduct, random.nextLong(), ledger);
    }

    private void awaitSome(InstanceProcess instance) {
        if (!instance.awaitMore(SOME)) {
            ledger.addWrong(instance.name() + " ended by itself: " + instance.others());
        }
    }

    /**
     * Kills an instance, looks, and starts another in its place; the others acknowledge more before that.
     *
     * @param leastMillis how long instances write before, at the least
     * @param mostMillis and at the most
     */
    void killInstance(int leastMillis, int mostMillis) {
        InstanceProcess victim = running.remove(0);
        if (victim.run().endsWithin(random.nextInt(leastMillis, mostMillis + 1))) {
            ledger.addWrong(victim.name() + " ended by itself: " + victim.others());
        }
        victim.kill();
        killed++;
        running.forEach(this::awaitSome);
        look();
        InstanceProcess next = start();
        running.add(next);
        awaitSome(next);
    }

    /** Kills the server and starts it again; every instance acknowledges more after that. */
    void killServer(Runnable killing) {
        killing.run();
        serverKilled++;
        running.forEach(this::awaitSome);
        look();
    }

    /** Has every instance acknowledge so many more. */
    void letWrite(int more) {
        running.forEach(instance -> instance.awaitMore(more));
    }

    private void look() {
        Expectation expectation = ledger.expectation();
        ledger.compare(expectation, Snapshot.read(store));
        for (Finding finding : store.verify()) {
            ledger.addWrong(finding.toString());
        }
    }

    /** Ends all in order, looks for the last time, and tells what came of it. */
    Figures end() {
        running.forEach(InstanceProcess::end);
        look();
        return ledger.figures(killed, serverKilled);
    }

    @Override
    public void close() {
        running.forEach(InstanceProcess::close);
        store.close();
    }
}
