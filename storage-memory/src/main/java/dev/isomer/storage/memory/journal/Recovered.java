package dev.isomer.storage.memory.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a folder was found to hold.
 *
 * @param state after the last transaction
 * @param number of the last frame that is whole
 * @param base the last frame of the last transaction, after which a new segment begins
 * @param unforced the file that has transactions which are not known to be forced, or null
 * @param generation the greatest of any file in the folder, 0 if there is none
 * @param transactions how many were read, those aside that the snapshot holds
 * @param journalBytes how long the segments are that were read
 * @param notes what was dropped or passed over, in sentences
 * @param unused files of which nothing counts
 * @param aside files that are damaged as a whole, or that come after damage
 * @param partly files of which a beginning counts, and the rest is damaged
 * @param damage where reading stopped although more was durable, or null
 * @param <S> the state
 */
public record Recovered<S>(
        S state,
        long number,
        long base,
        @Nullable String unforced,
        long generation,
        long transactions,
        long journalBytes,
        List<String> notes,
        List<String> unused,
        List<String> aside,
        List<String> partly,
        @Nullable Damage damage) {}
