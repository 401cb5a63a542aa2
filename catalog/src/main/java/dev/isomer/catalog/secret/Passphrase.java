package dev.isomer.catalog.secret;

/**
 * What a person or an environment gives to keep texts secret with; no message shows it.
 *
 * @param text may be empty, for none
 */
public record Passphrase(String text) {
    /** None. */
    public static final Passphrase NONE = new Passphrase("");

    /** Whether there is none. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return isEmpty() ? "none" : "***";
    }
}
