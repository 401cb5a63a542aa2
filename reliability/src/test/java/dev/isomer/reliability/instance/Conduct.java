package dev.isomer.reliability.instance;

import dev.isomer.storage.StoreOptions;
import java.time.Duration;
import java.util.List;

/**
 * How an instance goes about it.
 *
 * @param fault whether it is as it should be
 * @param threads how many write at once, 1 or more
 * @param writerWait how long a write waits for its turn
 * @param writeLimit how long a write may take
 */
record Conduct(Fault fault, int threads, Duration writerWait, Duration writeLimit) {
    /** By two threads, with the limits that stores have unless told otherwise. */
    static final Conduct SOUND = new Conduct(
            Fault.NONE,
            2,
            StoreOptions.defaults().writerWait(),
            StoreOptions.defaults().writeLimit());

    /** What is wrong with an instance. */
    enum Fault {
        NONE,
        /** It acknowledges what it only keeps in mind, and commits some at a time. */
        ACKNOWLEDGES_EARLY,
        /** Its first write waits, before it ends, until it is told a line. */
        HOLDS
    }

    Conduct with(Fault other) {
        return new Conduct(other, threads, writerWait, writeLimit);
    }

    StoreOptions options() {
        return StoreOptions.defaults().withWriterWait(writerWait).withWriteLimit(writeLimit);
    }

    /** Reads what {@link #arguments} gave. */
    static Conduct of(List<String> arguments) {
        return new Conduct(
                Fault.valueOf(arguments.get(0)),
                Integer.parseInt(arguments.get(1)),
                Duration.parse(arguments.get(2)),
                Duration.parse(arguments.get(3)));
    }

    List<String> arguments() {
        return List.of(fault.name(), String.valueOf(threads), writerWait.toString(), writeLimit.toString());
    }
}
