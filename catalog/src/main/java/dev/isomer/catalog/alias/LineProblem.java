package dev.isomer.catalog.alias;

/**
 * What is wrong with one line of an alias definition.
 *
 * @param lineNumber the line, the first being 1
 * @param message a sentence that says what to do, without the line number
 * @param external whether the line is refused because its target leaves the application
 */
public record LineProblem(int lineNumber, String message, boolean external) {
    /** The message with its line, as shown to people. */
    @Override
    public String toString() {
        return "Line " + lineNumber + ": " + message;
    }
}
