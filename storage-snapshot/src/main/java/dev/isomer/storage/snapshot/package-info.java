/**
 * Any store to a JSON file and back, and from one store to another, with everything: all rows, secrets included, and
 * the counters that ids come from.
 *
 * <pre>
 *   Store ──► SnapshotFile ──► Store          StoreCopy: Store ──► Store          NamedSnapshots: a folder of files
 *        rows of one state, each as one line of JSON; a SHA-256 per entity type, the same for a file and a store
 * </pre>
 *
 * <p>The format is described in {@code docs/snapshots.md}. Rows are read and written one by one, so memory is bounded
 * by the greatest row.
 */
@NullMarked
package dev.isomer.storage.snapshot;

import org.jspecify.annotations.NullMarked;
