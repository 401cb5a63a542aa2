/** Tests of what is told to those who listen. */
@NullMarked
package dev.isomer.web.resource.event;

import org.jspecify.annotations.NullMarked;
