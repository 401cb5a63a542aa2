package dev.isomer.storage.memory.journal;

/**
 * A place from which on a journal is not what was forced to the disk.
 *
 * @param file its name
 * @param offset in bytes, from which on it cannot be read
 * @param reason in words, continuing "byte N of FILE: "
 */
public record Damage(String file, long offset, String reason) {
    @Override
    public String toString() {
        return "byte " + offset + " of " + file + ": " + reason;
    }
}
