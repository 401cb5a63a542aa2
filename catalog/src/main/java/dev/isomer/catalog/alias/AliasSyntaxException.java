package dev.isomer.catalog.alias;

/** Part of a line does not follow the syntax of alias definitions; the message is a sentence for the user. */
final class AliasSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean external;

    AliasSyntaxException(String message) {
        this(message, false);
    }

    AliasSyntaxException(String message, boolean external) {
        super(message, null, false, false);
        this.external = external;
    }

    boolean isExternal() {
        return external;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
