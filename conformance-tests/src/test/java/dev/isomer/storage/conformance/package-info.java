/** Tests of the conformance kit itself. */
@NullMarked
package dev.isomer.storage.conformance;

import org.jspecify.annotations.NullMarked;
