package dev.isomer.storage.conformance.history;

import dev.isomer.storage.error.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays a history from its beginning to its end and hands over each statement with its answer. */
final class HistoryPlayer {
    private final Playable playable;
    private final Listener listener;

    private HistoryPlayer(Playable playable, Listener listener) {
        this.playable = playable;
        this.listener = listener;
    }

    /** Told of what happens. */
    interface Listener {
        /**
         * A statement was answered.
         *
         * @param answer null if it was passed over, which counts as a statement: a reader that has not begun, a fork of
         *     an engine that has none, a type of another version of the schema
         * @param undone whether a savepoint around it will be undone
         * @param on where it ran and others may be run; null of a long reader and of what was passed over
         */
        void answered(Step.Statement statement, @Nullable Answer answer, boolean undone, @Nullable Statements on);

        /** A transaction or savepoint has ended. */
        default void ended(Step.Block block) {}

        /** Something happened. */
        default void happened(Step.Event event) {}
    }

    static void play(History history, Playable playable, Listener listener) {
        HistoryPlayer player = new HistoryPlayer(playable, listener);
        for (Step step : history.steps()) {
            player.play(step);
        }
    }

    private void play(Step step) {
        if (playable.isAbsent()) {
            play(List.of(step), null, false);
        } else if (step instanceof Step.Write write) {
            playable.write(write.undone(), on -> play(write.steps(), on, false));
            listener.ended(write);
        } else if (step instanceof Step.Read read) {
            playable.read(on -> play(read.steps(), on, false));
            listener.ended(read);
        } else {
            play(List.of(step), playable.single(), false);
        }
    }

    /** Plays steps of a transaction; where there is none, only what concerns the long readers and the stores. */
    private void play(List<Step> steps, @Nullable Statements on, boolean undone) {
        for (Step step : steps) {
            if (step instanceof Step.Statement statement) {
                play(statement, on, undone);
            } else if (step instanceof Step.Event event) {
                playable.happen(event);
                listener.happened(event);
            } else if (on == null) {
                play(((Step.Block) step).steps(), null, undone);
            } else if (step instanceof Step.Nested nested) {
                on.nested(nested.undone(), () -> play(nested.steps(), on, undone || nested.undone()));
                listener.ended(nested);
            }
        }
    }

    private void play(Step.Statement statement, @Nullable Statements on, boolean undone) {
        if (statement.reader() > 0) {
            Answer answer =
                    isKnown(statement.operation()) ? playable.ask(statement.reader(), statement.operation()) : null;
            listener.answered(statement, answer, undone, null);
        } else {
            Answer answer = on == null || !isKnown(statement.operation()) ? null : answer(statement.operation(), on);
            listener.answered(statement, answer, undone, on);
        }
    }

    private boolean isKnown(Operation operation) {
        return playable.schema().types().contains(operation.type());
    }

    /** Runs one statement; whatever it throws is an answer too. */
    static Answer answer(Operation operation, Statements on) {
        try {
            return new Answer(operation.on(on), "");
        } catch (Refusal.ModelException refused) {
            return new Answer(refused.refusal(), "");
        } catch (RefusedException refused) {
            String message = refused.getMessage();
            return new Answer(Refusal.of(refused), message == null ? "" : message);
        } catch (RuntimeException failure) {
            return new Answer("thrown: " + failure, "");
        }
    }
}
