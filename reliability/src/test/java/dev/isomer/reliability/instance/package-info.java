/**
 * Several processes write to one database on a server; some are killed, and so is the server: nothing that was
 * acknowledged is lost, and all see one order of writes.
 */
@NullMarked
package dev.isomer.reliability.instance;

import org.jspecify.annotations.NullMarked;
