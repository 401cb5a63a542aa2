/**
 * The kit as a command: {@code ./verify.sh URL…} runs the contract against the databases that URLs name, in databases
 * of its own beside them that it removes, and reports as text, JSON and a page of HTML. The databases of the user are
 * looked at and never changed. Everything here is for one thread at a time, but for what says otherwise.
 */
@NullMarked
package dev.isomer.storage.conformance.verify;

import org.jspecify.annotations.NullMarked;
