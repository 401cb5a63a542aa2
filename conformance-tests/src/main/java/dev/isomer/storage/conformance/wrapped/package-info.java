/**
 * Drivers around another driver: everything goes through unless a subclass changes it. Made for tests that need an
 * engine to fail at a certain place, and for engines with one defect by which the conformance kit itself is tested.
 */
@NullMarked
package dev.isomer.storage.conformance.wrapped;

import org.jspecify.annotations.NullMarked;
