/**
 * The checker of serializability, held against a search through all orders, and stores whose isolation is broken, held
 * against the checker.
 */
@NullMarked
package dev.isomer.storage.conformance.serializable;

import org.jspecify.annotations.NullMarked;
