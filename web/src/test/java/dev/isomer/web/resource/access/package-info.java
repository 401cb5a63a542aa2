/** Tests of tokens over HTTP. */
@NullMarked
package dev.isomer.web.resource.access;

import org.jspecify.annotations.NullMarked;
