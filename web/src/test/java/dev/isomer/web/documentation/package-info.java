/** The code that the documentation shows, compiled and run. */
@NullMarked
package dev.isomer.web.documentation;

import org.jspecify.annotations.NullMarked;
