package dev.isomer.storage.conformance.history;

import dev.isomer.storage.error.RefusedException;
import java.util.List;

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
        /** A statement was answered; {@code undone} if a savepoint around it will be undone. */
        void answered(Operation operation, Answer answer, boolean undone);

        /** A transaction or savepoint has ended. */
        default void ended(Step.Block block) {}
    }

    static void play(History history, Playable playable, Listener listener) {
        HistoryPlayer player = new HistoryPlayer(playable, listener);
        for (Step step : history.steps()) {
            if (step instanceof Step.Write write) {
                playable.write(write.undone(), on -> player.play(write.steps(), on, false));
                listener.ended(write);
            } else if (step instanceof Step.Read read) {
                playable.read(on -> player.play(read.steps(), on, false));
                listener.ended(read);
            } else {
                player.play(List.of(step), playable.single(), false);
            }
        }
    }

    private void play(List<Step> steps, Statements on, boolean undone) {
        for (Step step : steps) {
            if (step instanceof Step.Statement statement) {
                listener.answered(statement.operation(), answer(statement.operation(), on), undone);
            } else if (step instanceof Step.Nested nested) {
                on.nested(nested.undone(), () -> play(nested.steps(), on, undone || nested.undone()));
                listener.ended(nested);
            }
        }
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
