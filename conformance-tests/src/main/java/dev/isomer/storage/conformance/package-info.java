/**
 * The conformance kit: one class of tests for each topic of the storage contract. An engine's own test extends them and
 * says how to open a store.
 */
@NullMarked
package dev.isomer.storage.conformance;

import org.jspecify.annotations.NullMarked;
