package dev.isomer.storage.conformance.history;

import dev.isomer.storage.Store;
import dev.isomer.storage.model.Schema;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores that histories are played on, through their façade. */
final class StorePlayable implements Playable {
    private final Stage stage;
    private final Family family;

    StorePlayable(Stage stage, Family family) {
        this.stage = stage;
        this.family = family;
    }

    /** Thrown by work that is to be undone. */
    static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super(null, null, false, false);
        }
    }

    static void end(boolean undone) {
        if (undone) {
            throw new Undone();
        }
    }

    @Override
    public Statements single() {
        return single(stage.store());
    }

    /** Each statement on a store, a transaction of its own. */
    static Statements single(Store store) {
        return new StoreStatements(store.schema()::typeOf, store::repository, null);
    }

    @Override
    public void write(boolean undone, Consumer<Statements> work) {
        Store store = stage.store();
        try {
            store.write(transaction -> {
                work.accept(new StoreStatements(store.schema()::typeOf, transaction::repository, transaction));
                end(undone);
                return true;
            });
        } catch (Undone expected) {
            end(!undone);
        }
    }

    @Override
    public void read(Consumer<Statements> work) {
        Store store = stage.store();
        store.read(transaction -> {
            work.accept(new StoreStatements(store.schema()::typeOf, transaction::repository, null));
            return true;
        });
    }

    @Override
    public boolean isAbsent() {
        return stage.isAbsent();
    }

    @Override
    public Schema schema() {
        return stage.original().schema();
    }

    @Override
    public void happen(Step.Event event) {
        switch (event.kind()) {
            case FORK -> stage.makeFork();
            case TURN -> stage.turn();
            case REOPEN -> stage.reopen();
            case UPGRADE -> stage.upgrade(family.upgraded());
            case BEGIN_READER -> stage.begin(event.reader());
            case END_READER -> stage.end(event.reader());
        }
    }

    @Override
    public @Nullable Answer ask(int reader, Operation operation) {
        return stage.hasBegun(reader)
                ? stage.reader(reader)
                        .ask(transaction -> HistoryPlayer.answer(
                                operation,
                                new StoreStatements(stage.original().schema()::typeOf, transaction::repository, null)))
                : null;
    }
}
