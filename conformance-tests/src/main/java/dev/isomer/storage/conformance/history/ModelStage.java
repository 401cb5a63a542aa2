package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Schema;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The model of a {@link Stage}: a store, perhaps a fork of it, and what its long readers see. */
final class ModelStage implements Playable {
    private final @Nullable ModelStore[] readers = new ModelStore[Stage.READERS];
    private final Family family;
    private ModelStore original;
    private @Nullable ModelStore fork;
    private boolean onFork;

    ModelStage(Family family) {
        this.family = family;
        this.original = new ModelStore(family.schema());
    }

    /** The store that statements go to. */
    ModelStore current() {
        return onFork && fork != null ? fork : original;
    }

    ModelStore original() {
        return original;
    }

    /** The fork, or null if there is none. */
    @Nullable
    ModelStore fork() {
        return fork;
    }

    /** What a long reader sees, or null if it has not begun. */
    @Nullable
    ModelStore reader(int reader) {
        return readers[reader - 1];
    }

    @Override
    public Statements single() {
        return current();
    }

    @Override
    public void write(boolean undone, Consumer<Statements> work) {
        current().write(undone, work);
    }

    @Override
    public void read(Consumer<Statements> work) {
        work.accept(current());
    }

    @Override
    public boolean isAbsent() {
        return false;
    }

    @Override
    public Schema schema() {
        return original.schema();
    }

    @Override
    public void happen(Step.Event event) {
        switch (event.kind()) {
            case FORK -> fork = current().committed();
            case TURN -> onFork = fork != null && !onFork;
            case REOPEN -> Arrays.fill(readers, null);
            case UPGRADE -> {
                Arrays.fill(readers, null);
                original = original.upgraded(family.upgraded());
                fork = null;
                onFork = false;
            }
            case BEGIN_READER -> readers[event.reader() - 1] = original.committed();
            case END_READER -> readers[event.reader() - 1] = null;
        }
    }

    @Override
    public @Nullable Answer ask(int reader, Operation operation) {
        ModelStore seen = readers[reader - 1];
        return seen == null ? null : HistoryPlayer.answer(operation, seen);
    }
}
