/**
 * What an engine implements, as small as it can be: it stores, finds, counts and removes rows that are already checked,
 * marks places to go back to, and commits.
 *
 * <p>Validation, ids' ranges, which error is raised, cascades, life cycle, threads, time limits and retries are the
 * façade's and need no code in an engine. {@link dev.isomer.storage.spi.Driver} is where to begin.
 */
@NullMarked
package dev.isomer.storage.spi;

import org.jspecify.annotations.NullMarked;
