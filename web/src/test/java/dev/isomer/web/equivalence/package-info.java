/** The same requests to the application on each engine: every answer is the same, byte for byte. */
@NullMarked
package dev.isomer.web.equivalence;

import org.jspecify.annotations.NullMarked;
