/** Tests of the kit as a command. */
@NullMarked
package dev.isomer.storage.conformance.verify;

import org.jspecify.annotations.NullMarked;
