package dev.isomer.catalog.content;

/**
 * A file of the content directory that is not used, or not as it is.
 *
 * @param fileName the bare name
 * @param reason a sentence that says what is wrong with it
 */
public record FileProblem(String fileName, String reason) {
    /** The name and the reason in one line. */
    @Override
    public String toString() {
        return fileName + ": " + reason;
    }
}
