/** What the journal of the in-memory engine costs beside files that are written and read without a store. */
@NullMarked
package dev.isomer.benchmarks.journal;

import org.jspecify.annotations.NullMarked;
