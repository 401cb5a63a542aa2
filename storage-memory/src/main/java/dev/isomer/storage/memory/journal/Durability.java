package dev.isomer.storage.memory.journal;

import dev.isomer.storage.model.Opening;
import java.time.Duration;

/** When a commit returns. Whatever the choice, what is found afterwards is a beginning of what was committed. */
public sealed interface Durability {
    /** What it loses, in a sentence. */
    String promise();

    /** After it is forced to the disk: neither a crash nor a power cut loses what was acknowledged. */
    record EachCommit() implements Durability {
        @Override
        public String promise() {
            return Opening.EACH_COMMIT_IS_KEPT;
        }
    }

    /**
     * After it is written; what was written is forced again and again. A crash of the process loses nothing, a power
     * cut at most the last interval and the time of one force.
     *
     * @param time between two forces, 1 ms or more
     */
    record Interval(Duration time) implements Durability {
        /** Refuses less than a millisecond. */
        public Interval {
            if (time.toMillis() < 1) {
                throw new IllegalArgumentException("An interval is 1 ms or more and was " + time + ".");
            }
        }

        @Override
        public String promise() {
            return "A crash of the program loses nothing, a power cut at most the last " + time.toMillis()
                    + " ms and the time that forcing takes.";
        }
    }

    /** After it is written: a power cut loses what the operating system had not written by itself. */
    record OperatingSystem() implements Durability {
        @Override
        public String promise() {
            return "A crash of the program loses nothing, a power cut what the operating system had not written.";
        }
    }
}
