package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a history on the model and on engines, each with a new, empty store, and tells the first difference. */
final class HistoryRunner {
    private final History history;
    private final ModelStage end;
    private final List<@Nullable Answer> expected;
    private final String name;
    private final Oracles oracles;
    private int next;

    private HistoryRunner(
            History history, ModelStage end, List<@Nullable Answer> expected, String name, Oracles oracles) {
        this.history = history;
        this.end = end;
        this.expected = expected;
        this.name = name;
        this.oracles = oracles;
    }

    /** Thrown to leave a history at the first difference. */
    static final class Differs extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Difference difference;

        Differs(Difference difference) {
            super(null, null, false, false);
            this.difference = difference;
        }

        Difference difference() {
            return difference;
        }
    }

    /** What the model answers, statement by statement; {@code listener} is told too. */
    static List<@Nullable Answer> expected(History history, ModelStage model, HistoryPlayer.Listener listener) {
        List<@Nullable Answer> answers = new ArrayList<>();
        HistoryPlayer.play(history, model, new HistoryPlayer.Listener() {
            @Override
            public void answered(
                    Step.Statement statement, @Nullable Answer answer, boolean undone, @Nullable Statements on) {
                answers.add(answer);
                listener.answered(statement, answer, undone, on);
            }

            @Override
            public void ended(Step.Block block) {
                listener.ended(block);
            }

            @Override
            public void happened(Step.Event event) {
                listener.happened(event);
            }
        });
        return answers;
    }

    /** What the model answers, statement by statement; null for what is passed over. */
    static List<@Nullable Answer> expected(History history) {
        return expected(history, new ModelStage(history.family()), (statement, answer, undone, on) -> {});
    }

    /** The first difference between the model and an engine, or null. */
    static @Nullable Difference difference(History history, String name, TestedEngine engine) {
        return difference(history, name, engine, place -> {});
    }

    /** The same; what is left of a store that differs is handed over before it is closed. */
    static @Nullable Difference difference(History history, String name, TestedEngine engine, Consumer<Place> failed) {
        return alone(LittleMemory.on(engine, history), name, engine, failed);
    }

    /** The same of a history that is known to go as the engine's memory does. */
    static @Nullable Difference alone(History history, String name, TestedEngine engine, Consumer<Place> failed) {
        ModelStage model = new ModelStage(history.family());
        List<@Nullable Answer> expected = expected(history, model, (statement, answer, undone, on) -> {});
        return difference(history, model, expected, name, engine, failed);
    }

    /**
     * The first difference between expected answers and those of an engine, or null.
     *
     * <p>Takes the refusals' sentences from the first engine, so that the next one must give the same.
     */
    static @Nullable Difference difference(
            History history,
            ModelStage end,
            List<@Nullable Answer> expected,
            String name,
            TestedEngine engine,
            Consumer<Place> failed) {
        HistoryRunner runner = new HistoryRunner(history, end, expected, name, new Oracles(engine));
        try (Place place = Place.open(engine, history.family().schema(), history.options())) {
            Difference difference = runner.compare(place);
            if (difference != null) {
                failed.accept(place);
            }
            return difference;
        }
    }

    private @Nullable Difference compare(Place place) {
        try {
            HistoryPlayer.play(history, new StorePlayable(place.stage(), history.family()), this::answered);
            compareEnd(end.original(), place.stage().original());
            ModelStore fork = end.fork();
            Store forked = place.stage().fork();
            if (fork != null && forked != null) {
                compareEnd(fork, forked);
            }
            return null;
        } catch (Differs differs) {
            return differs.difference();
        } catch (RuntimeException failure) {
            return new Difference(next, null, name, "to go on", failure.toString());
        }
    }

    private void answered(Step.Statement statement, @Nullable Answer actual, boolean undone, @Nullable Statements on) {
        Operation operation = statement.operation();
        Answer wanted = expected.get(next);
        if (actual != null) {
            if (wanted == null || !wanted.isLike(actual)) {
                throw new Differs(new Difference(next, operation, name, String.valueOf(wanted), actual.toString()));
            }
            if (wanted.isRefusal()) {
                expected.set(next, actual);
            }
            if (statement.judged() && on != null) {
                String wrong = oracles.wrong(operation, on);
                if (wrong != null) {
                    throw new Differs(new Difference(next, operation, name, "answers that fit each other", wrong));
                }
            }
        }
        next++;
    }

    private void compareEnd(ModelStore model, Store store) {
        for (EntityType<?> type : store.schema().types()) {
            Selected all = new Selected(Family.ofRecords(type).all(), null);
            List<Record> wanted = model.list(all);
            List<Record> actual = StorePlayable.single(store).list(all);
            if (!wanted.equals(actual)) {
                throw differs(type + " " + wanted, type + " " + actual);
            }
        }
        String findings = store.verify().toString();
        if (!findings.equals("[]")) {
            throw differs("verify() to find nothing", findings);
        }
        String wrong = oracles.wrongWithoutIndexes(store);
        if (wrong != null) {
            throw differs("the same answers without indexes", wrong);
        }
    }

    private Differs differs(String wanted, String actual) {
        return new Differs(new Difference(next, null, name, wanted, actual));
    }
}
