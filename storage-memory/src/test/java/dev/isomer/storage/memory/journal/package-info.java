/** The journal on a disk that forgets what was not forced, fails, and is damaged. */
@NullMarked
package dev.isomer.storage.memory.journal;

import org.jspecify.annotations.NullMarked;
