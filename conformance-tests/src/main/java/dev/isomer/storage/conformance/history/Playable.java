package dev.isomer.storage.conformance.history;

import java.util.function.Consumer;

/** Something that a history can be played on: a store, or the model of one. */
interface Playable {
    /** Each statement a transaction of its own. */
    Statements single();

    /** Runs work in a transaction that writes, rolled back at the end if it is to be undone. */
    void write(boolean undone, Consumer<Statements> work);

    /** Runs work in a transaction that reads. */
    void read(Consumer<Statements> work);
}
