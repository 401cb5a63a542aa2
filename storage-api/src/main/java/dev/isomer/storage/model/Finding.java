package dev.isomer.storage.model;

/**
 * Something wrong that {@code verify()} found.
 *
 * @param subject what it is about: a type, a key, a file
 * @param problem a sentence
 */
public record Finding(String subject, String problem) {
    @Override
    public String toString() {
        return subject + ": " + problem;
    }
}
