/** Tests of the JSON reader and writer. */
@NullMarked
package dev.isomer.web.json;

import org.jspecify.annotations.NullMarked;
