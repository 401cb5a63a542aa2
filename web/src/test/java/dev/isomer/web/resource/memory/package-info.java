/** Tests of making room over HTTP. */
@NullMarked
package dev.isomer.web.resource.memory;

import org.jspecify.annotations.NullMarked;
