/** Crashes of real processes and disks on every store that keeps data, and the faults that each proof must find. */
@NullMarked
package dev.isomer.reliability;

import org.jspecify.annotations.NullMarked;
