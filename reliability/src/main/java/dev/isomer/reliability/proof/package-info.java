/** The ways in which a store is disturbed, each with a tally of what was lost. */
@NullMarked
package dev.isomer.reliability.proof;

import org.jspecify.annotations.NullMarked;
