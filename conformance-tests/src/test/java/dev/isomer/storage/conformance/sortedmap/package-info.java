/**
 * A third engine: sorted maps that are copied before they are changed. It is the one that
 * {@code docs/write-an-engine.md} builds, and what the kit tests itself on; nobody keeps data in it.
 */
@NullMarked
package dev.isomer.storage.conformance.sortedmap;

import org.jspecify.annotations.NullMarked;
