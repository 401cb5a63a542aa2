/** Tests of the command line. */
@NullMarked
package dev.isomer.web.command;

import org.jspecify.annotations.NullMarked;
