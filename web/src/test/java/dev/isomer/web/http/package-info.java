/** Tests of the HTTP core against a real server on the loopback address. */
@NullMarked
package dev.isomer.web.http;

import org.jspecify.annotations.NullMarked;
