/** Tests of the running application, over real sockets on the loopback address. */
@NullMarked
package dev.isomer.web;

import org.jspecify.annotations.NullMarked;
