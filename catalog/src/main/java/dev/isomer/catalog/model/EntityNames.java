package dev.isomer.catalog.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that people may give to servers, aliases, variables and secrets, so that each has an address of its own.
 */
public final class EntityNames {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private EntityNames() {}

    /** A sentence that says what to do about a name; empty when it may be used. */
    public static Optional<String> problem(String name) {
        boolean allowed = ALLOWED.matcher(name).matches() && !name.equals(".") && !name.equals("..");
        return allowed
                ? Optional.empty()
                : Optional.of("Use a name of 1 to 100 letters A to Z, digits, \".\", \"_\" and \"-\", other than \".\" "
                        + "and \"..\".");
    }
}
