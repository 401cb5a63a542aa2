/**
 * The journal of a durable store: files of framed, checked bytes in one folder, of which it says exactly how far they
 * are forced, and what of them a crash may have taken. It knows nothing of rows.
 *
 * <p>The format is described in {@code docs/journal-format.md}.
 */
@NullMarked
package dev.isomer.storage.memory.journal;

import org.jspecify.annotations.NullMarked;
