package dev.isomer.benchmarks.memory;

import dev.isomer.benchmarks.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an engine answers to the same calls; what is timed must be the same work. */
final class Answers {
    private static final int ROWS = 10_000;
    private static final int STEPS = 200;
    private static final int LISTED = 20;
    private static final int PAGE = 50;

    private Answers() {}

    /**
     * Compares engines with the limit.
     *
     * @throws IllegalStateException naming the engine and the answer that differs
     */
    static void requireSame(List<EngineKind> engines) throws Exception {
        List<Object> expected = of(EngineKind.LIMIT);
        for (EngineKind engine : engines) {
            List<Object> answers = of(engine);
            for (int i = 0; i < expected.size(); i++) {
                if (!expected.get(i).equals(answers.get(i))) {
                    throw new IllegalStateException("Nothing was measured: answer " + i + " of " + engine.key() + " is "
                            + answers.get(i) + " and not " + expected.get(i));
                }
            }
        }
    }

    private static List<Object> of(EngineKind kind) throws Exception {
        try (Engine engine = kind.open()) {
            Rows rows = Rows.load(engine, ROWS);
            Rows.loadViews(engine, ROWS);
            List<Object> answers = new ArrayList<>();
            List<Server> fresh = rows.fresh(2 * STEPS);
            for (int i = 0; i < STEPS; i++) {
                Server changed = rows.switched(i);
                engine.update(changed);
                answers.add(String.valueOf(engine.get(changed.id())));
                answers.add(String.valueOf(engine.find(rows.name(i))));
                answers.add(engine.listByPrefix(rows.prefix(i), LISTED));
                long id = engine.insert(fresh.get(i));
                answers.add(id);
                answers.add(String.valueOf(engine.find(fresh.get(i).name())));
                if (i % 2 == 0) {
                    engine.delete(id);
                }
            }
            answers.add(Arrays.toString(engine.insertAll(fresh.subList(STEPS, fresh.size()))));
            answers.add(engine.listEnabled(PAGE));
            answers.add(engine.page(0, PAGE));
            answers.add(engine.page(ROWS / 2, PAGE));
            answers.add(String.valueOf(engine.find("no such name")));
            answers.add(engine.count());
            answers.add(engine.countByPath());
            engine.verify();
            return answers;
        }
    }
}
