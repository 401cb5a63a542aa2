package dev.isomer.web.command;

import dev.isomer.catalog.secret.Passphrase;
import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds the process, so that a test can surround it with something else.
 *
 * @param variables environment variables
 * @param home the directory that the application was installed into, which holds {@code cids/}
 * @param version the application's version
 */
public record Environment(Map<String, String> variables, Path home, String version) {
    /** The variable that has the key of the secrets in stores. */
    static final String SECRET_KEY = "VIEWER_SECRET_KEY";

    /** The variable that has the passphrase of the secrets in documents. */
    static final String DOCUMENT_KEY = "DOCUMENT_SECRET_KEY";

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The variable's value; an empty one counts as not set. */
    public String variable(String name) {
        return variables.getOrDefault(name, "").strip();
    }

    /** What the values of secrets are encrypted with in stores. */
    public Passphrase secretKey() {
        return new Passphrase(variable(SECRET_KEY));
    }

    /** What the secrets in documents are encrypted with. */
    Passphrase documentKey() {
        return new Passphrase(variable(DOCUMENT_KEY));
    }

    /** Where content files are, unless another directory is named; it may be missing. */
    Path contentDirectory() {
        return home.resolve("cids");
    }

    /** The names of the variables, and no value, which may be a password or a key. */
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
