package dev.isomer.storage.error;

/** The engine declares that it has not got this feature. */
public final class UnsupportedFeatureException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final String feature;

    /** {@code feature} is the name of the capability. */
    public UnsupportedFeatureException(String feature) {
        super("This engine has no " + feature + "; ask store.capabilities() before using it.");
        this.feature = feature;
    }

    /** The name of the capability that is missing. */
    public String feature() {
        return feature;
    }
}
