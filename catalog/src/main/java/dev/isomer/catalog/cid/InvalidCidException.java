package dev.isomer.catalog.cid;

import dev.isomer.catalog.text.TextRules;

/** A text was given where the name of some content belongs, and is not one; the message says in what. */
public final class InvalidCidException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_CODE_POINTS = 100;

    private final String text;

    InvalidCidException(String text, String problem) {
        super("\"" + TextRules.cut(text, SHOWN_CODE_POINTS) + "\" is not a CID: " + problem + ".");
        this.text = text;
    }

    /** The text as given. */
    public String text() {
        return text;
    }
}
