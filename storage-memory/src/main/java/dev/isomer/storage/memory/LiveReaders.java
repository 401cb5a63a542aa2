package dev.isomer.storage.memory;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Knows the oldest state that a running reader keeps, at the cost of one uncontended compare-and-set a reader.
 *
 * <p>Each reader writes into a slot how much had been replaced when its state was made. Slots are a cache line apart
 * and chosen by thread. Should all the slots that a reader tries be taken, it is not followed, and until it ends what
 * is pinned counts from the empty database: never too little.
 */
final class LiveReaders {
    private static final int SLOTS = 16;
    private static final int SLOT_LONGS = 8;
    private static final int PLACES_TRIED = 8;
    private static final int UNFOLLOWED = SLOTS * SLOT_LONGS;

    private final AtomicLongArray slots = new AtomicLongArray(UNFOLLOWED + SLOT_LONGS);

    /** Follows a reader of a state; give the answer back to {@link #leave}. */
    int enter(long replacedBytes) {
        int first = (int) Thread.currentThread().getId();
        for (int i = 0; i < PLACES_TRIED; i++) {
            int slot = (first + i) % SLOTS * SLOT_LONGS;
            if (slots.compareAndSet(slot, 0, replacedBytes + 1)) {
                return slot;
            }
        }
        slots.incrementAndGet(UNFOLLOWED);
        return UNFOLLOWED;
    }

    void leave(int slot) {
        if (slot == UNFOLLOWED) {
            slots.decrementAndGet(UNFOLLOWED);
        } else {
            slots.setRelease(slot, 0);
        }
    }

    /** What had been replaced when the oldest state in use was made; {@code newest} if none is in use. */
    long oldest(long newest) {
        if (slots.get(UNFOLLOWED) > 0) {
            return 0;
        }
        long oldest = newest;
        for (int slot = 0; slot < UNFOLLOWED; slot += SLOT_LONGS) {
            long entered = slots.get(slot);
            if (entered != 0) {
                oldest = Math.min(oldest, entered - 1);
            }
        }
        return oldest;
    }
}
