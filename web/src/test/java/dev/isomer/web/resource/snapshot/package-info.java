/** Tests of snapshots over HTTP. */
@NullMarked
package dev.isomer.web.resource.snapshot;

import org.jspecify.annotations.NullMarked;
