package dev.isomer.benchmarks.memory;

import org.jspecify.annotations.Nullable;

/** The calls of an operation on an engine, in rounds. */
@FunctionalInterface
interface Calls {
    /** One call, numbered from 0 in each round. */
    @Nullable
    Object call(int number) throws Exception;

    /** Makes the engine as it was before the last round, with what so many calls need; no part of what is measured. */
    default void prepare(int calls) throws Exception {}

    /** The most calls of a round. */
    default int most() {
        return 1 << 24;
    }
}
