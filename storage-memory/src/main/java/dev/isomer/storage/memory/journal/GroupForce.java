package dev.isomer.storage.memory.journal;

import java.io.IOException;

/**
 * Forces what was appended, for all who wait at once: the first that waits forces for everybody until then.
 *
 * <p>Who forces does not wait for who appends, nor the other way. Safe for use by any number of threads, of which one
 * at a time tells what was appended.
 */
final class GroupForce {
    private final Health health;
    private final Object turns = new Object();
    private boolean isForcing;
    private volatile Tail tail;
    private volatile long forced;

    /** A file with the number of the newest transaction in it. */
    private record Tail(SegmentWriter segment, long number) {}

    /** Begins with a segment that is forced. */
    GroupForce(Health health, SegmentWriter segment) {
        this.health = health;
        this.tail = new Tail(segment, segment.number());
        this.forced = segment.number();
    }

    /** More was appended to a segment. */
    void grow(SegmentWriter segment) {
        tail = new Tail(segment, segment.number());
    }

    /** All is forced, and a segment that is forced goes on after it. */
    void begin(SegmentWriter segment) {
        grow(segment);
        forced = segment.number();
    }

    /** The number of the newest transaction. */
    long newest() {
        return tail.number();
    }

    /** The greatest number up to which all is known to be forced. */
    long forced() {
        return forced;
    }

    /**
     * Returns when all up to a number is forced; waits for no more than one other force.
     *
     * @throws dev.isomer.storage.error.OutcomeUnknownException if forcing failed, now or earlier
     */
    void force(long number) {
        while (forced < number) {
            if (takeTurn(number)) {
                forceInTurn();
            }
        }
    }

    /**
     * Waits for the turn to force; false if another thread's force did what is wanted. An interrupt is kept for later.
     */
    private boolean takeTurn(long number) {
        boolean interrupted = false;
        try {
            synchronized (turns) {
                while (true) {
                    if (forced >= number) {
                        return false;
                    }
                    if (health.failure() != null) {
                        throw health.unknown();
                    }
                    if (!isForcing) {
                        isForcing = true;
                        return true;
                    }
                    try {
                        turns.wait();
                    } catch (InterruptedException signal) {
                        interrupted = true;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void forceInTurn() {
        Tail target = tail;
        try {
            target.segment().force();
            forced = target.number();
        } catch (IOException failed) {
            health.fail(failed);
            throw health.unknown();
        } finally {
            endTurn();
        }
    }

    private void endTurn() {
        synchronized (turns) {
            isForcing = false;
            turns.notifyAll();
        }
    }
}
