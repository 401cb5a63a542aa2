package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.engine.TestedEngine;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs random histories on engines, each beside the model, until there are enough statements.
 *
 * <p>From the command line, with the engines on the class path:
 *
 * <pre>{@code
 * java -cp … dev.isomer.storage.conformance.history.HistoryCampaign STATEMENTS SEED ENGINE…
 * }</pre>
 *
 * where an engine is a URL's scheme, like {@code memory} or {@code sqlite}. The exit code is 0 if nothing differs and
 * the mix is as it should be.
 */
public final class HistoryCampaign {
    private static final int STATEMENTS_OF_HISTORY = 2_000;

    private final long seed;
    private final long statements;
    private final Map<String, TestedEngine> engines;
    private final Consumer<Mix> progress;
    private final AtomicLong next = new AtomicLong();
    private final TreeMap<Long, HistoryMismatch> mismatches = new TreeMap<>();
    private final Mix mix = new Mix();

    private HistoryCampaign(long seed, long statements, Map<String, TestedEngine> engines, Consumer<Mix> progress) {
        this.seed = seed;
        this.statements = statements;
        this.engines = engines;
        this.progress = progress;
    }

    /**
     * Runs histories.
     *
     * @param seed the same one makes the same histories
     * @param statements how many, 1 or more
     * @param engines by their names
     * @return what was run
     * @throws HistoryMismatch if an engine differs from the model, with the shrunk history
     */
    public static Mix run(long seed, long statements, Map<String, TestedEngine> engines) {
        return run(seed, statements, engines, 1, done -> {});
    }

    /**
     * The same on several threads, each with histories of its own.
     *
     * @param threads how many, 1 or more; the result does not depend on it
     * @param progress is given the mix of what was run so far after each history, by one thread at a time
     */
    public static Mix run(
            long seed, long statements, Map<String, TestedEngine> engines, int threads, Consumer<Mix> progress) {
        HistoryCampaign campaign = new HistoryCampaign(seed, statements, engines, progress);
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            workers.add(CompletableFuture.runAsync(campaign::work, work -> new Thread(work, "histories").start()));
        }
        campaign.work();
        workers.forEach(CompletableFuture::join);
        if (!campaign.mismatches.isEmpty()) {
            throw campaign.mismatches.firstEntry().getValue();
        }
        return campaign.mix;
    }

    /**
     * The first difference of an engine that is known to be wrong, or null; no shorter history is looked for, which on
     * a server takes minutes.
     */
    public static @Nullable String firstDifference(long seed, long statements, String name, TestedEngine engine) {
        for (long number = 0; number * STATEMENTS_OF_HISTORY < statements; number++) {
            History history = HistoryGenerator.generate(mixed(seed, number), STATEMENTS_OF_HISTORY);
            Difference difference = HistoryRunner.difference(history, name, engine);
            if (difference != null) {
                return difference.toString();
            }
        }
        return null;
    }

    /** Runs histories until there are enough, or one differs; those before that one still run to their end. */
    private void work() {
        long number = next.getAndIncrement();
        while (number * STATEMENTS_OF_HISTORY < statements && !hasDiffered()) {
            int length = (int) Math.min(STATEMENTS_OF_HISTORY, statements - number * STATEMENTS_OF_HISTORY);
            History history = HistoryGenerator.generate(mixed(seed, number), length);
            try {
                add(runOne(history));
            } catch (HistoryMismatch mismatch) {
                differs(number, mismatch);
            }
            number = next.getAndIncrement();
        }
    }

    private synchronized boolean hasDiffered() {
        return !mismatches.isEmpty();
    }

    private synchronized void differs(long number, HistoryMismatch mismatch) {
        mismatches.put(number, mismatch);
    }

    private synchronized void add(Mix ofOne) {
        mix.add(ofOne);
        progress.accept(mix);
    }

    /** Far apart for numbers and seeds that are near: the finalizer of SplitMix64, by Steele, Lea and Flood (2014). */
    private static long mixed(long seed, long number) {
        long z = seed + (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private Mix runOne(History history) {
        ModelStage model = new ModelStage(history.family());
        MixListener listener = new MixListener(model);
        List<@Nullable Answer> expected = HistoryRunner.expected(history, model, listener);
        engines.forEach((name, engine) -> {
            History played = LittleMemory.on(engine, history);
            listener.mix().addWithoutMemory(LittleMemory.refusals(played.steps()));
            Difference difference = played == history
                    ? HistoryRunner.difference(history, model, expected, name, engine, place -> {})
                    : HistoryRunner.alone(played, name, engine, place -> {});
            if (difference != null) {
                throw mismatch(history, difference, name, engine);
            }
        });
        return listener.mix();
    }

    private HistoryMismatch mismatch(History history, Difference difference, String name, TestedEngine engine) {
        Difference alone = HistoryRunner.difference(history, name, engine);
        if (alone == null) {
            return new HistoryMismatch(seed, history, LittleMemory.on(engine, history), difference);
        }
        History asked = Oracles.askedOfTheModelToo(history);
        History failing = HistoryRunner.difference(asked, name, engine) == null ? history : asked;
        History shrunk = Shrinker.shrink(failing, candidate -> HistoryRunner.difference(candidate, name, engine));
        Difference last = HistoryRunner.difference(shrunk, name, engine);
        History played = LittleMemory.on(engine, shrunk);
        HistoryMismatch mismatch = new HistoryMismatch(seed, shrunk, played, last == null ? alone : last);
        HistoryRunner.difference(
                shrunk, name, engine, place -> FailedStores.keep(name + "-" + seed, place, mismatch.program()));
        return mismatch;
    }

    /** Runs a campaign; see the class. */
    public static void main(String[] arguments) {
        if (arguments.length < 3 || !arguments[0].matches("[1-9]\\d{0,8}") || !arguments[1].matches("-?\\d{1,18}")) {
            System.err.println(
                    "Give the number of statements, a seed, and one or more engines, as in: 100000 1 memory");
            System.exit(2);
        }
        long statements = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Map<String, TestedEngine> engines = new LinkedHashMap<>();
        Arrays.stream(arguments).skip(2).forEach(scheme -> engines.put(scheme, TestedEngine.ofScheme(scheme)));
        System.exit(report(statements, seed, engines, System.out) ? 0 : 1);
    }

    /**
     * Runs a campaign on as many threads as there are processors, and tells of it on the standard output: the seed,
     * about every second how far it is, at the end its mix and its rate, or what differs.
     *
     * @return whether nothing differs and the mix is as it should be
     */
    public static boolean report(long statements, long seed, Map<String, TestedEngine> engines, PrintStream out) {
        out.println("Seed " + seed + ", " + statements + " statements, the model beside " + engines.keySet());
        ProgressLine progress = new ProgressLine(statements, out, System::nanoTime);
        try {
            Mix mix = run(seed, statements, engines, Runtime.getRuntime().availableProcessors(), progress);
            out.println(mix);
            mix.shortfalls().forEach(shortfall -> out.println("too rare: " + shortfall));
            out.println(progress.line(mix.total()));
            out.println("Seed " + seed + ": no difference between the model and " + engines.keySet() + ".");
            return mix.shortfalls().isEmpty();
        } catch (HistoryMismatch mismatch) {
            out.println(mismatch.getMessage());
            return false;
        }
    }
}
