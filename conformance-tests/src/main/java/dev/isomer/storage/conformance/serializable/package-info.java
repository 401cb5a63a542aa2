/**
 * Recorded histories of parallel transactions, decided for strict serializability: is there one order of the committed
 * transactions that explains all that they have read, and in which each comes after those that had ended before it
 * began?
 *
 * <p>{@link dev.isomer.storage.conformance.serializable.SerializabilityChecker} decides,
 * {@link dev.isomer.storage.conformance.serializable.RecordedRuns} makes histories to decide on, by seeded
 * interleavings or by threads that run at once, and
 * {@link dev.isomer.storage.conformance.serializable.SerializabilityCampaign} makes many from the command line.
 */
@NullMarked
package dev.isomer.storage.conformance.serializable;

import org.jspecify.annotations.NullMarked;
