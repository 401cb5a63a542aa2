/** Programs of their own that write to a store, and that are killed, stopped or disturbed. */
@NullMarked
package dev.isomer.reliability.process;

import org.jspecify.annotations.NullMarked;
