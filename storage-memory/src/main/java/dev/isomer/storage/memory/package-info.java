/**
 * The in-memory engine. The whole database is one immutable root behind one reference, so that readers never wait and a
 * snapshot, a fork or a rollback costs the copy of that reference.
 */
@NullMarked
package dev.isomer.storage.memory;

import org.jspecify.annotations.NullMarked;
