package dev.isomer.catalog.secret;

/** The value of a secret cannot be read, for want of the key that it was encrypted with; the secret stays as it is. */
public final class LockedSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    LockedSecretException(String name, String reason) {
        super("The value of the secret \"" + name + "\" cannot be read: " + reason);
        this.name = name;
    }

    /** The name of the secret. */
    public String name() {
        return name;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
