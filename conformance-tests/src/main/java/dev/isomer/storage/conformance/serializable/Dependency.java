package dev.isomer.storage.conformance.serializable;

import java.util.function.Supplier;

/**
 * One transaction comes before another one in every serial order.
 *
 * @param kind why
 * @param from the earlier one, by its place among the committed ones
 * @param to the later one
 * @param reason for a person; made when it is wanted
 */
record Dependency(Kind kind, int from, int to, Supplier<String> reason) {
    /** Adya's dependencies, and the one that makes serializability strict. */
    enum Kind {
        /** The later one replaces or adds to what the earlier one wrote. */
        WRITE_WRITE,
        /** The later one has read what the earlier one wrote. */
        WRITE_READ,
        /** The earlier one has read what the later one replaces or adds to: an anti-dependency. */
        READ_WRITE,
        /** The earlier one had ended before the later one began. */
        REAL_TIME
    }
}
