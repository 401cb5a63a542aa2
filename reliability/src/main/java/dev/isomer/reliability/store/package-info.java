/** The stores that are tried, each behind the same few lines, and the check of what is left of one. */
@NullMarked
package dev.isomer.reliability.store;

import org.jspecify.annotations.NullMarked;
