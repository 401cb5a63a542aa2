package dev.isomer.benchmarks.memory;

/**
 * What a call took in the best iteration, which is the one with the least processor time.
 *
 * @param processorNanos processor time of the calling thread
 * @param wallNanos time on the clock
 * @param bytes allocated by the calling thread; for {@link Operation#HEAP} the bytes of a row
 */
record Figures(double processorNanos, double wallNanos, double bytes) {
    /** The better of both. */
    Figures orBetter(Figures other) {
        return other.processorNanos < processorNanos || (other.processorNanos == processorNanos && other.bytes < bytes)
                ? other
                : this;
    }
}
