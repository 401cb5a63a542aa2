/**
 * What the command line asks for beside serving, one class for each, and the one place that opens stores. Results go to
 * standard output, all else to standard error.
 */
@NullMarked
package dev.isomer.web.task;

import org.jspecify.annotations.NullMarked;
