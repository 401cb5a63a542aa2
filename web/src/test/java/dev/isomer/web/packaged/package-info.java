/** Tests of the application as a process of its own. */
@NullMarked
package dev.isomer.web.packaged;

import org.jspecify.annotations.NullMarked;
