/** Tests of the random histories. */
@NullMarked
package dev.isomer.storage.conformance.history;

import org.jspecify.annotations.NullMarked;
