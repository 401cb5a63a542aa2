/** The server and its command line: the one module that names an engine. */
@NullMarked
package dev.isomer.web;

import org.jspecify.annotations.NullMarked;
