/**
 * The command line: what its arguments and the environment ask for, as one value. It starts nothing, opens no store and
 * writes nothing.
 */
@NullMarked
package dev.isomer.web.command;

import org.jspecify.annotations.NullMarked;
