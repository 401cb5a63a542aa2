/**
 * The in-memory engine beside its peers and beside the limit, what one could at best write by hand without
 * transactions: the same operations on the same rows, each engine used as an expert of it would.
 */
@NullMarked
package dev.isomer.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
