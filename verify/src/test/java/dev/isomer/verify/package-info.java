/** Tests of the packaged kit, as people run it. */
@NullMarked
package dev.isomer.verify;

import org.jspecify.annotations.NullMarked;
