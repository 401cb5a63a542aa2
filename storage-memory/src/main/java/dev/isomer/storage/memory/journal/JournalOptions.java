package dev.isomer.storage.memory.journal;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a journal is written.
 *
 * @param durability when a commit returns
 * @param salts random numbers that other files do not have; with a key, such as nobody can guess
 * @param schema its lines, which are written before what is appended
 * @param partBytes what is longer is cut into several frames; 1 to 262,144
 * @param key what it is encrypted with, or null to write it as it is; what is read may be either
 */
public record JournalOptions(
        Durability durability,
        RandomGenerator salts,
        List<String> schema,
        int partBytes,
        @Nullable JournalKey key) {
    /** Takes a copy; refuses parts that are longer than a frame can be. */
    public JournalOptions {
        if (partBytes < 1 || partBytes > Frame.GREATEST_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "A part has 1 to " + Frame.GREATEST_PAYLOAD_BYTES + " bytes, not " + partBytes + ".");
        }
        schema = List.copyOf(schema);
    }

    /** With the longest frames that there are. */
    public static JournalOptions of(Durability durability, RandomGenerator salts, List<String> schema) {
        return new JournalOptions(durability, salts, schema, Frame.GREATEST_PAYLOAD_BYTES, null);
    }

    /** These, encrypted if there is a key. */
    public JournalOptions with(@Nullable JournalKey newKey) {
        return new JournalOptions(durability, salts, schema, partBytes, newKey);
    }
}
