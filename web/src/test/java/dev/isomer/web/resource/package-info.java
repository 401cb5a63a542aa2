/** Tests of the addresses, over real sockets and on every engine. */
@NullMarked
package dev.isomer.web.resource;

import org.jspecify.annotations.NullMarked;
