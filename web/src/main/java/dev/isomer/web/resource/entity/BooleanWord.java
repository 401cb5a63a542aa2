package dev.isomer.web.resource.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that a form or a script may send for true and false. */
final class BooleanWord {
    static final String HELP = "Send true or false; 1, t, yes, y, on and 0, f, no, n, off, or nothing, do as well.";

    private static final Set<String> TRUE = Set.of("1", "true", "t", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("0", "false", "f", "no", "n", "off", "");

    private BooleanWord() {}

    /** What the word says, in any case; empty when it says neither. */
    static Optional<Boolean> read(String word) {
        String lowered = word.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(lowered)) {
            return Optional.of(true);
        }
        return FALSE.contains(lowered) ? Optional.of(false) : Optional.empty();
    }
}
