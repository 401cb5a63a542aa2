/** How the kit opens the engine that it tests. */
@NullMarked
package dev.isomer.storage.conformance.engine;

import org.jspecify.annotations.NullMarked;
