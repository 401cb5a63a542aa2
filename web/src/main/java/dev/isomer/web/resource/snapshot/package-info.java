/** Named snapshots: made, shown, restored and deleted. */
@NullMarked
package dev.isomer.web.resource.snapshot;

import org.jspecify.annotations.NullMarked;
