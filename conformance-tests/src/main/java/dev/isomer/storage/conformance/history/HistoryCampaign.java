package dev.isomer.storage.conformance.history;

import dev.isomer.storage.conformance.engine.TestedEngine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
    private static final int STATEMENTS_OF_HISTORY = 600;

    private HistoryCampaign() {}

    /**
     * Runs histories.
     *
     * @param seed the same one makes the same histories
     * @param statements how many at the least, 1 or more
     * @param engines by their names
     * @return what was run
     * @throws HistoryMismatch if an engine differs from the model, with the shrunk history
     */
    public static Mix run(long seed, int statements, Map<String, TestedEngine> engines) {
        return run(seed, statements, engines, done -> {});
    }

    private static Mix run(long seed, int statements, Map<String, TestedEngine> engines, Consumer<Mix> progress) {
        Mix mix = new Mix();
        for (long number = 0; mix.total() < statements; number++) {
            long ownSeed = mixed(seed, number);
            int length = Math.min(STATEMENTS_OF_HISTORY, statements - mix.total());
            runOne(seed, HistoryGenerator.generate(ownSeed, length), engines, mix);
            progress.accept(mix);
        }
        return mix;
    }

    /** Far apart for numbers and seeds that are near: the finalizer of SplitMix64, by Steele, Lea and Flood (2014). */
    private static long mixed(long seed, long number) {
        long z = seed + (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static void runOne(long seed, History history, Map<String, TestedEngine> engines, Mix mix) {
        ModelStore model = new ModelStore(history.family().schema());
        List<Answer> expected = HistoryRunner.expected(history, model, new HistoryPlayer.Listener() {
            @Override
            public void answered(Operation operation, Answer answer, boolean undone) {
                mix.add(operation, answer, undone, model.size());
            }

            @Override
            public void ended(Step.Block block) {
                mix.add(block);
            }
        });
        engines.forEach((name, engine) -> {
            Difference difference = HistoryRunner.difference(history, model, expected, name, engine);
            if (difference != null) {
                throw mismatch(seed, history, difference, name, engine);
            }
        });
    }

    private static HistoryMismatch mismatch(
            long seed, History history, Difference difference, String name, TestedEngine engine) {
        Difference alone = HistoryRunner.difference(history, name, engine);
        if (alone == null) {
            return new HistoryMismatch(seed, history, difference);
        }
        History shrunk = Shrinker.shrink(history, candidate -> HistoryRunner.difference(candidate, name, engine));
        Difference last = HistoryRunner.difference(shrunk, name, engine);
        return new HistoryMismatch(seed, shrunk, last == null ? alone : last);
    }

    /** Runs a campaign; see the class. */
    public static void main(String[] arguments) {
        if (arguments.length < 3 || !arguments[0].matches("[1-9]\\d{0,8}") || !arguments[1].matches("-?\\d{1,18}")) {
            System.err.println(
                    "Give the number of statements, a seed, and one or more engines, as in: 100000 1 memory");
            System.exit(2);
        }
        int statements = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Map<String, TestedEngine> engines = new LinkedHashMap<>();
        Arrays.stream(arguments).skip(2).forEach(scheme -> engines.put(scheme, TestedEngine.ofScheme(scheme)));
        try {
            Mix mix = run(seed, statements, engines, done -> System.out.print("\r" + done.total() + " statements"));
            System.out.println(System.lineSeparator() + mix);
            mix.shortfalls().forEach(shortfall -> System.out.println("too rare: " + shortfall));
            System.out.println("Seed " + seed + ": no difference between the model and " + engines.keySet() + ".");
            System.exit(mix.shortfalls().isEmpty() ? 0 : 1);
        } catch (HistoryMismatch mismatch) {
            System.err.println(System.lineSeparator() + mismatch.getMessage());
            System.exit(1);
        }
    }
}
