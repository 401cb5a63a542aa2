/** What it is worth that the SQLite engine commits writes together. */
@NullMarked
package dev.isomer.benchmarks.commits;

import org.jspecify.annotations.NullMarked;
