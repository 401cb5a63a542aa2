/** The application's web server beside a bare Undertow handler that sends the same bytes. */
@NullMarked
package dev.isomer.benchmarks.web;

import org.jspecify.annotations.NullMarked;
