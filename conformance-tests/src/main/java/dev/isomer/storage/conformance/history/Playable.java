package dev.isomer.storage.conformance.history;

import dev.isomer.storage.model.Schema;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something that a history can be played on: stores, or models of them. */
interface Playable {
    /** Each statement a transaction of its own. */
    Statements single();

    /** Runs work in a transaction that writes, rolled back at the end if it is to be undone. */
    void write(boolean undone, Consumer<Statements> work);

    /** Runs work in a transaction that reads. */
    void read(Consumer<Statements> work);

    /** Whether what is played now is the fork of an engine that has none, so that it can only be passed over. */
    boolean isAbsent();

    /** What is played on is of this schema now; statements on other types are passed over. */
    Schema schema();

    /** Lets something happen to the store as a whole or to a reader. */
    void happen(Step.Event event);

    /** What a long reader answers, or null if it has not begun. */
    @Nullable
    Answer ask(int reader, Operation operation);
}
