/** Tests of snapshots, on the engines that there are. */
@NullMarked
package dev.isomer.storage.snapshot;

import org.jspecify.annotations.NullMarked;
