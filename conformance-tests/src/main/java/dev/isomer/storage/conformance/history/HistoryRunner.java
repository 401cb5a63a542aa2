package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.model.EntityType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a history on the model and on engines, each with a new, empty store, and tells the first difference. */
final class HistoryRunner {
    private HistoryRunner() {}

    /** Thrown to leave a history at the first difference. */
    private static final class Differs extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Difference difference;

        Differs(Difference difference) {
            super(null, null, false, false);
            this.difference = difference;
        }
    }

    /** What the model answers, statement by statement; {@code listener} is told too. */
    static List<Answer> expected(History history, ModelStore model, HistoryPlayer.Listener listener) {
        List<Answer> answers = new ArrayList<>();
        HistoryPlayer.play(history, model, new HistoryPlayer.Listener() {
            @Override
            public void answered(Operation operation, Answer answer, boolean undone) {
                answers.add(answer);
                listener.answered(operation, answer, undone);
            }

            @Override
            public void ended(Step.Block block) {
                listener.ended(block);
            }
        });
        return answers;
    }

    /** The first difference between the model and an engine, or null. */
    static @Nullable Difference difference(History history, String name, TestedEngine engine) {
        ModelStore model = new ModelStore(history.family().schema());
        List<Answer> expected = expected(history, model, (operation, answer, undone) -> {});
        return difference(history, model, expected, name, engine);
    }

    /**
     * The first difference between expected answers and those of an engine, or null.
     *
     * <p>Takes the refusals' sentences from the first engine, so that the next one must give the same.
     */
    static @Nullable Difference difference(
            History history, ModelStore end, List<Answer> expected, String name, TestedEngine engine) {
        Path folder = engine.newFolder();
        try (Store store = engine.open(history.family().schema(), StoreOptions.defaults(), folder)) {
            return compare(history, end, expected, name, store);
        } finally {
            engine.remove(folder);
        }
    }

    private static @Nullable Difference compare(
            History history, ModelStore end, List<Answer> expected, String name, Store store) {
        int[] next = new int[1];
        try {
            HistoryPlayer.play(history, new StorePlayable(store), (operation, actual, undone) -> {
                Answer wanted = expected.get(next[0]);
                if (!wanted.isLike(actual)) {
                    throw new Differs(new Difference(next[0], operation, name, wanted.toString(), actual.toString()));
                }
                if (wanted.isRefusal()) {
                    expected.set(next[0], actual);
                }
                next[0]++;
            });
        } catch (Differs differs) {
            return differs.difference;
        } catch (RuntimeException failure) {
            return new Difference(next[0], null, name, "the transaction to end", failure.toString());
        }
        return compareEnd(end, name, store, next[0]);
    }

    private static @Nullable Difference compareEnd(ModelStore end, String name, Store store, int statements) {
        for (EntityType<?> type : store.schema().types()) {
            Selected all = new Selected(Family.ofRecords(type).all(), null);
            List<Record> expected = end.list(all);
            List<Record> actual = new StorePlayable(store).single().list(all);
            if (!expected.equals(actual)) {
                return new Difference(statements, null, name, type + " " + expected, type + " " + actual);
            }
        }
        String findings = store.verify().toString();
        return findings.equals("[]")
                ? null
                : new Difference(statements, null, name, "verify() to find nothing", findings);
    }
}
