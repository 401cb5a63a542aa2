package dev.isomer.catalog.secret;

/** A sealed text was sealed with another key, for another purpose, or is damaged; which of them cannot be told. */
public final class NotOpenedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotOpenedException() {
        super("It was sealed with another key, or is damaged.");
    }
}
