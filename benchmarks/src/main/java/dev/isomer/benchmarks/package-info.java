/**
 * JMH benchmarks: each times an operation on an engine beside the best that a Java programmer could write by hand, so
 * that the ratio, not the figure, is the result.
 */
@NullMarked
package dev.isomer.benchmarks;

import org.jspecify.annotations.NullMarked;
