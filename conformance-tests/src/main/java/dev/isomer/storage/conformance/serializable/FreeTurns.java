package dev.isomer.storage.conformance.serializable;

import java.util.SplittableRandom;

/** The turns of a thread that runs when the machine lets it; it tarries at seeded places, for some microseconds. */
record FreeTurns(SplittableRandom random) implements Turns {
    private static final int MOST_SPINS = 256;

    @Override
    public void pause() {
        switch (random.nextInt(4)) {
            case 0 -> Thread.yield();
            case 1 -> {
                for (int spins = random.nextInt(MOST_SPINS); spins > 0; spins--) {
                    Thread.onSpinWait();
                }
            }
            default -> {}
        }
    }

    @Override
    public void beforeWrite() {
        pause();
    }

    @Override
    public void afterWrite() {}
}
