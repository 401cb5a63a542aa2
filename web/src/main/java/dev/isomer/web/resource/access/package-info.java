/** Who is answered where a token is asked for. */
@NullMarked
package dev.isomer.web.resource.access;

import org.jspecify.annotations.NullMarked;
