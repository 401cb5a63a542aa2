package dev.isomer.benchmarks.memory;

/**
 * What we want to reach; not a number where there is no such goal.
 *
 * @param limitRatio at most so many times what the limit takes
 * @param peerRatio the best transactional peer takes at least so many times what we take
 * @param nanos at most so many nanoseconds
 */
record Goal(double limitRatio, double peerRatio, double nanos) {
    static final Goal NONE = new Goal(Double.NaN, Double.NaN, Double.NaN);

    static Goal of(double limitRatio, double peerRatio) {
        return new Goal(limitRatio, peerRatio, Double.NaN);
    }

    static Goal absolute(double nanos, double peerRatio) {
        return new Goal(Double.NaN, peerRatio, nanos);
    }
}
