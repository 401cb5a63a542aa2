package dev.isomer.web.page;

import dev.isomer.catalog.secret.SecretsAtRest;

/** How secrets are kept, in words. */
public final class SecretWords {
    private SecretWords() {}

    /** For the person who starts the server. */
    public static String atStart(SecretsAtRest secrets) {
        long plain = secrets.all() - secrets.sealed();
        if (secrets.locked() > 0) {
            return secrets.locked() + " of " + secrets.all() + " cannot be read; start with the VIEWER_SECRET_KEY that"
                    + " they were saved with";
        }
        if (!secrets.hasKey()) {
            return "not encrypted; VIEWER_SECRET_KEY=PASSPHRASE encrypts what is saved";
        }
        return plain == 0
                ? "encrypted with VIEWER_SECRET_KEY"
                : "encrypted with VIEWER_SECRET_KEY when they are saved; " + plain + " of " + secrets.all()
                        + " are not yet";
    }

    /** For a file that has all of them as the store has: a part of a sentence after a comma; empty without any. */
    public static String inAFile(SecretsAtRest secrets) {
        if (secrets.all() == 0) {
            return "";
        }
        long plain = secrets.all() - secrets.sealed();
        if (plain == 0) {
            return ", which are encrypted";
        }
        return secrets.sealed() == 0
                ? ", which are not encrypted"
                : ", of which " + plain + " of " + secrets.all() + " are not encrypted";
    }
}
