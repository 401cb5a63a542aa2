/**
 * Every way in which a store refuses or fails, named by meaning.
 *
 * <p>Refusals ({@link dev.isomer.storage.error.RefusedException}) change nothing and leave the transaction usable. All
 * other errors end it.
 */
@NullMarked
package dev.isomer.storage.error;

import org.jspecify.annotations.NullMarked;
