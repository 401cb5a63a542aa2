/**
 * What SQL engines cost beside the same statements by hand, and how they do with many writers, and with a stalled one.
 */
@NullMarked
package dev.isomer.benchmarks.sql;

import org.jspecify.annotations.NullMarked;
