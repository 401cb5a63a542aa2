package dev.isomer.catalog.exchange;

/** A secret's token is damaged, or was made with another passphrase; which of both cannot be told. */
public final class InvalidSecretTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidSecretTokenException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
