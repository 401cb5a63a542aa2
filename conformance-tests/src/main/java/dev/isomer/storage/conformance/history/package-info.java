/**
 * Random histories: programs of statements, transactions and savepoints that run on engines and beside them on
 * {@link dev.isomer.storage.conformance.history.ModelStore}, which is too simple to be wrong. One that tells them apart
 * is made small by {@link dev.isomer.storage.conformance.history.Shrinker} and printed as Java.
 *
 * <p>{@link dev.isomer.storage.conformance.history.HistoryCampaign} is where to begin.
 */
@NullMarked
package dev.isomer.storage.conformance.history;

import org.jspecify.annotations.NullMarked;
